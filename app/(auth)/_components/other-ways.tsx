'use client'

import { Mail } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import type { SignInWays } from '@/lib/contracts/auth'

/** The ways in that this server has besides a password; nothing at all when it has none. */
export function OtherWays({ ways }: { readonly ways: SignInWays }) {
  const [asksAddress, setAsksAddress] = useState(false)
  const [busy, setBusy] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  if (!ways.emailLink && !ways.github && !ways.google) return null

  const go = async (way: 'github' | 'google' | 'email', email?: string) => {
    setBusy(way)
    setFailure(null)
    try {
      // Loaded when needed: most people use a password or a link they have already.
      const { signIn } = await import('next-auth/react')
      await signIn(way, { callbackUrl: '/today', ...(email === undefined ? {} : { email }) })
    } catch {
      setBusy(null)
      setFailure('The server cannot be reached. Try again in a moment.')
    }
  }

  return (
    <div className="mt-6 flex flex-col gap-3 border-t border-hairline pt-6">
      {ways.github ? (
        <Button isBusy={busy === 'github'} onClick={() => void go('github')}>
          Continue with GitHub
        </Button>
      ) : null}
      {ways.google ? (
        <Button isBusy={busy === 'google'} onClick={() => void go('google')}>
          Continue with Google
        </Button>
      ) : null}
      {ways.emailLink && !asksAddress ? (
        <Button icon={<Mail aria-hidden className="size-4" />} onClick={() => setAsksAddress(true)}>
          Send me a link by e-mail
        </Button>
      ) : null}
      {asksAddress ? (
        <form
          className="flex flex-col gap-3"
          onSubmit={event => {
            event.preventDefault()
            const email = new FormData(event.currentTarget).get('link-email')
            if (typeof email === 'string') void go('email', email)
          }}
        >
          <Field label="Where should the link go?" hint="It works once, for one hour.">
            {control => (
              <Input {...control} name="link-email" type="email" autoComplete="email" required autoFocus />
            )}
          </Field>
          <Button type="submit" isBusy={busy === 'email'}>
            Send the link
          </Button>
        </form>
      ) : null}
      {failure ? (
        <p role="alert" className="text-again">
          {failure}
        </p>
      ) : null}
    </div>
  )
}
