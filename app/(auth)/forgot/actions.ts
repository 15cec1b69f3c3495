'use server'

import { headers } from 'next/headers'
import { after } from 'next/server'
import { requestPasswordResetSchema } from '@/lib/contracts/account'
import { deliverResetLink, linkDelivery } from '@/lib/server/auth/reset-link'
import { currentCallerAddress } from '@/lib/server/auth/session'
import { requestPasswordReset } from '@/lib/server/use-cases/reset-password'
import { type FormState, failedForm, failedUseCase, fieldErrors, textOf } from '../form-state'

export async function requestPasswordResetAction(_before: FormState, form: FormData): Promise<FormState> {
  const typed = { email: textOf(form, 'email') }
  const input = requestPasswordResetSchema.safeParse(typed)
  if (!input.success) return failedForm(fieldErrors(input.error), null, typed)
  const request = new Headers(await headers())
  const delivery = linkDelivery(request)
  if (delivery === 'none')
    return failedForm(
      {},
      'This server cannot send links: its public address (NEXTAUTH_URL) is not set.',
      typed,
    )
  const asked = await requestPasswordReset(input.data.email, await currentCallerAddress())
  if (!asked.ok) return failedUseCase(asked.error, typed)
  const link = asked.value
  // After the answer, which then takes as long whether there is such an account or not.
  if (link !== null) after(() => deliverResetLink(request, input.data.email, link.secret))
  const message =
    delivery === 'mail'
      ? 'If there is an account with this address, a link is on its way to it. It works once, for one hour.'
      : 'If there is an account with this address, a link is in the log of this server now. It works once, for one hour.'
  return { ok: true, message }
}
