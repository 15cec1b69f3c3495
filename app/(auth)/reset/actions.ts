'use server'

import { redirect } from 'next/navigation'
import { resetPasswordSchema } from '@/lib/contracts/account'
import { currentCallerAddress, startSession } from '@/lib/server/auth/session'
import { resetPassword } from '@/lib/server/use-cases/reset-password'
import { type FormState, failedForm, failedUseCase, fieldErrors, textOf } from '../form-state'

export async function resetPasswordAction(_before: FormState, form: FormData): Promise<FormState> {
  const input = resetPasswordSchema.safeParse({
    secret: textOf(form, 'secret'),
    newPassword: textOf(form, 'password'),
  })
  if (!input.success) {
    const { secret, newPassword } = fieldErrors(input.error)
    return failedForm(newPassword === undefined ? {} : { password: newPassword }, secret ?? null)
  }
  const reset = await resetPassword(input.data, await currentCallerAddress())
  if (!reset.ok) return failedUseCase(reset.error)
  await startSession(reset.value.userId, 'password')
  redirect('/today')
}
