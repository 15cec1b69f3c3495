import { LoaderCircle } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'

/** `primary` is the one red thing to do next: at most one a page. */
export type ButtonVariant = 'primary' | 'outline' | 'plain'
export type ButtonSize = 'sm' | 'md' | 'lg'

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-rubric text-on-rubric hover:bg-rubric-strong',
  outline: 'border border-edge text-ink hover:bg-sunk',
  plain: 'text-ink hover:bg-sunk',
}
const SIZES: Record<ButtonSize, string> = {
  sm: 'min-h-8 px-3 text-sm pointer-coarse:min-h-11',
  md: 'min-h-10 px-4 text-sm pointer-coarse:min-h-11',
  lg: 'min-h-12 px-6 text-base',
}

/** The look of a button, for what is not a `<button>`. */
export function buttonClass(variant: ButtonVariant = 'outline', size: ButtonSize = 'md', extra?: string) {
  return classNames(
    'inline-flex items-center justify-center gap-2 rounded-md font-medium select-none transition-colors',
    'disabled:opacity-60 aria-disabled:opacity-60',
    VARIANTS[variant],
    SIZES[size],
    extra,
  )
}

interface Looks {
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  readonly icon?: ReactNode
}

type ButtonProps = ComponentProps<'button'> &
  Looks & {
    /** Work under way: the button stays focusable and says so to a screen reader. */
    readonly isBusy?: boolean
  }

export function Button({
  variant,
  size,
  icon,
  isBusy = false,
  className,
  children,
  type = 'button',
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={buttonClass(variant, size, className)}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
      {...rest}
    >
      {isBusy ? <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" /> : icon}
      {children}
    </button>
  )
}

type ButtonLinkProps = ComponentProps<typeof Link> & Looks

/** A link that looks like a button, because what it does is the page's main action. */
export function ButtonLink({ variant, size, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link className={buttonClass(variant, size, className)} {...rest}>
      {icon}
      {children}
    </Link>
  )
}

type IconButtonProps = ComponentProps<'button'> & { readonly label: string }

/** A button with an icon only; `label` is its name and its tooltip. */
export function IconButton({ label, className, children, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={classNames(
        'inline-flex size-9 items-center justify-center rounded-md text-quiet transition-colors',
        'hover:bg-sunk hover:text-ink disabled:opacity-40 pointer-coarse:size-11',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  )
}
