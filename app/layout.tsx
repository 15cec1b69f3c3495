import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { ThemeProvider } from './_ui/theme-provider'
import { Toaster } from './_ui/toaster'

export const metadata: Metadata = {
  title: { default: 'Recto: your notes, remembered', template: '%s · Recto' },
  description:
    'Makes flashcards from the Markdown notes you keep and shows what you still know, chapter by chapter.',
  applicationName: 'Recto',
  formatDetection: { telephone: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf8f3' },
    { media: '(prefers-color-scheme: dark)', color: '#141210' },
  ],
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // Set by proxy.ts. Reading it also keeps every page out of the build: a page made there could not have one.
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <ThemeProvider nonce={nonce}>
          {children}
          <Toaster />
        </ThemeProvider>
      </body>
    </html>
  )
}
