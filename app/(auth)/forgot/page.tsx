import type { Metadata } from 'next'
import Link from 'next/link'
import { availableSignInWays } from '@/lib/server/auth/sign-in-ways'
import { ForgotForm } from './_components/forgot-form'

export const metadata: Metadata = { title: 'A new password' }

export default function ForgotPage() {
  const { emailLink } = availableSignInWays()
  return (
    <>
      <h1 className="mb-4 font-serif text-2xl font-semibold">A new password</h1>
      <p className="mb-6 text-quiet">
        {emailLink
          ? 'We send a link to your address. With it you set a new password; your devices are signed out then.'
          : 'This server sends no e-mail. The link appears in its log, so ask whoever runs it, which may be you.'}
      </p>
      <ForgotForm />
      <p className="mt-6 text-quiet">
        <Link href="/sign-in" className="link text-ink">
          Back to sign in
        </Link>
      </p>
    </>
  )
}
