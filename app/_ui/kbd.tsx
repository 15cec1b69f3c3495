import type { ReactNode } from 'react'

/** The name of a key. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded-sm border border-hairline px-1 font-sans text-xs leading-4 text-quiet">
      {children}
    </kbd>
  )
}
