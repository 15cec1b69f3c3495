import type { Metadata } from 'next'
import Link from 'next/link'
import { ResetForm } from './_components/reset-form'

export const metadata: Metadata = { title: 'Set a new password' }

interface ResetPageProps {
  readonly searchParams: Promise<{ readonly secret?: string | string[] }>
}

/** Opening it uses nothing up: programs that look at links in e-mails do that too. */
export default async function ResetPage({ searchParams }: ResetPageProps) {
  const { secret } = await searchParams
  return (
    <>
      <h1 className="mb-6 font-serif text-2xl font-semibold">Set a new password</h1>
      <ResetForm secret={typeof secret === 'string' ? secret : ''} />
      <p className="mt-6 text-quiet">
        Does the link not work any more?{' '}
        <Link href="/forgot" className="link text-ink">
          Ask for a new one
        </Link>
      </p>
    </>
  )
}
