import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { currentUser } from '@/lib/server/auth/session'
import { availableSignInWays } from '@/lib/server/auth/sign-in-ways'
import { OtherWays } from '../_components/other-ways'
import { PasswordForm } from '../_components/password-form'
import { signUpAction } from '../actions'
import { PASSWORD_HINT } from '../password-hint'

export const metadata: Metadata = { title: 'Create an account' }

export default async function SignUpPage() {
  const user = await currentUser()
  // A guest's account is made from what they have, so that nothing stays behind.
  if (user !== null) redirect(user.isGuest ? '/settings#account' : '/today')
  return (
    <>
      <h1 className="mb-6 font-serif text-2xl font-semibold">Create an account</h1>
      <PasswordForm action={signUpAction} submit="Create account" passwordHint={PASSWORD_HINT} isNew />
      <OtherWays ways={availableSignInWays()} />
      <p className="mt-6 text-quiet">
        Have one already?{' '}
        <Link href="/sign-in" className="link text-ink">
          Sign in
        </Link>
      </p>
    </>
  )
}
