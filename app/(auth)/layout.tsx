import Link from 'next/link'
import type { ReactNode } from 'react'

export default function AuthLayout({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col px-5 py-6 sm:px-10">
      <header>
        <Link href="/" className="font-serif text-lg font-semibold">
          Recto
        </Link>
      </header>
      <main className="mx-auto flex w-full max-w-form flex-1 flex-col justify-center py-10">{children}</main>
    </div>
  )
}
