import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ErrorNote } from '@/app/_ui/error-note'
import { currentUser } from '@/lib/server/auth/session'
import { availableSignInWays } from '@/lib/server/auth/sign-in-ways'
import { OtherWays } from '../_components/other-ways'
import { PasswordForm } from '../_components/password-form'
import { signInAction } from '../actions'
import { failureWords } from './failure-words'

export const metadata: Metadata = { title: 'Sign in' }

interface SignInPageProps {
  readonly searchParams: Promise<{ readonly error?: string | string[]; readonly sent?: string | string[] }>
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [{ error, sent }, user] = await Promise.all([searchParams, currentUser()])
  // A guest may have an account of their own to go to.
  if (user !== null && !user.isGuest) redirect('/today')
  if (sent !== undefined) return <LinkSent />
  const failure = failureWords(error)
  return (
    <>
      <h1 className="mb-6 font-serif text-2xl font-semibold">Sign in</h1>
      {failure ? (
        <div className="mb-6">
          <ErrorNote title={failure} />
        </div>
      ) : null}
      {user?.isGuest ? (
        <p className="mb-6 text-quiet">
          You are trying Recto as a guest. Signing in leaves the guest’s notes and cards behind; to keep them,{' '}
          <Link href="/settings#account" className="link">
            give the guest an address
          </Link>{' '}
          instead.
        </p>
      ) : null}
      <PasswordForm action={signInAction} submit="Sign in" isNew={false} />
      <p className="mt-4">
        <Link href="/forgot" className="link text-quiet">
          Forgot the password?
        </Link>
      </p>
      <OtherWays ways={availableSignInWays()} />
      <p className="mt-6 text-quiet">
        No account yet?{' '}
        <Link href="/sign-up" className="link text-ink">
          Create one
        </Link>
      </p>
    </>
  )
}

function LinkSent() {
  return (
    <>
      <h1 className="mb-4 font-serif text-2xl font-semibold">Look into your mail</h1>
      <p className="font-serif text-lg text-quiet">
        A link is on its way to you. Open it in this browser; it works once, for one hour.
      </p>
      <p className="mt-6 text-quiet">
        Nothing there? Look into the spam folder, or{' '}
        <Link href="/sign-in" className="link text-ink">
          try again
        </Link>
        .
      </p>
    </>
  )
}
