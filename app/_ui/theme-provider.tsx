'use client'

import { setNonce } from 'get-nonce'
import { ThemeProvider as NextThemes } from 'next-themes'
import { type ReactNode, useState } from 'react'

interface ThemeProviderProps {
  /** For the inline script that sets the theme before the first paint, and for style elements made in the browser. */
  readonly nonce?: string | undefined
  readonly children: ReactNode
}

export function ThemeProvider({ nonce: offered, children }: ThemeProviderProps) {
  // The document keeps the policy it came with; a later answer of the server brings a nonce that is not its own.
  const [nonce] = useState(() => {
    // Dialogs and menus hold the page still with a style element; this is where their library looks for the nonce.
    if (typeof window !== 'undefined' && offered) setNonce(offered)
    return offered
  })
  return (
    <NextThemes
      attribute="data-theme"
      defaultTheme="system"
      enableColorScheme={false}
      disableTransitionOnChange
      storageKey="recto-theme"
      {...(nonce ? { nonce } : {})}
    >
      {children}
    </NextThemes>
  )
}
