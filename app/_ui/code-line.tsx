import type { ReactNode } from 'react'

/** One line of code on a hairline panel; long lines scroll instead of wrapping. */
export function CodeLine({ children, prompt }: { readonly children: ReactNode; readonly prompt?: string }) {
  return (
    <div className="flex gap-3 overflow-x-auto rounded-md border border-hairline bg-sunk px-4 py-3 font-mono text-sm">
      {prompt ? (
        <span aria-hidden className="text-quiet select-none">
          {prompt}
        </span>
      ) : null}
      <code className="whitespace-pre">{children}</code>
    </div>
  )
}
