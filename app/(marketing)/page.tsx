import Link from 'next/link'
import { redirect } from 'next/navigation'
import { currentUser } from '@/lib/server/auth/session'
import { PassageToCard } from './_components/passage-to-card'
import { StartButtons } from './_components/start-buttons'

export default async function FirstPage() {
  if ((await currentUser()) !== null) redirect('/today')
  return (
    <div className="mx-auto flex min-h-dvh max-w-page flex-col px-5 py-6 sm:px-10">
      <header className="flex items-center justify-between">
        <span className="font-serif text-lg font-semibold">Recto</span>
        <Link href="/sign-in" className="link inline-flex min-h-11 items-center">
          Sign in
        </Link>
      </header>
      <main className="flex flex-1 flex-col justify-center gap-10 py-10 md:gap-14">
        <div className="flex flex-col gap-8">
          <h1 className="max-w-[24ch] font-serif text-2xl font-semibold text-balance sm:text-3xl">
            Recto turns the notes you keep into cards and asks each one just before you forget it.
          </h1>
          <StartButtons />
        </div>
        <PassageToCard />
      </main>
    </div>
  )
}
