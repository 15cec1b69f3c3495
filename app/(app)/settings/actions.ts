'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type FormState, failedForm, failedUseCase, fieldErrors, textOf } from '@/app/(auth)/form-state'
import {
  changePasswordSchema,
  deleteAccountSchema,
  revokeSessionSchema,
  upgradeGuestSchema,
} from '@/lib/contracts/account'
import { presetSchema } from '@/lib/contracts/preset'
import { updateSettingsSchema } from '@/lib/contracts/settings'
import type { AppError } from '@/lib/core/app-error'
import { err, type Result } from '@/lib/core/result'
import { endSession, requireUser } from '@/lib/server/auth/session'
import { changePassword } from '@/lib/server/use-cases/change-password'
import { deleteAccount } from '@/lib/server/use-cases/delete-account'
import { getSettings } from '@/lib/server/use-cases/get-settings'
import { revokeSession } from '@/lib/server/use-cases/revoke-session'
import { updateSettings } from '@/lib/server/use-cases/update-settings'
import { upgradeGuest } from '@/lib/server/use-cases/upgrade-guest'

export async function upgradeGuestAction(_before: FormState, form: FormData): Promise<FormState> {
  const user = await requireUser()
  const typed = { email: textOf(form, 'email') }
  const input = upgradeGuestSchema.safeParse({ ...typed, password: textOf(form, 'password') })
  if (!input.success) return failedForm(fieldErrors(input.error), null, typed)
  const upgraded = await upgradeGuest(user.id, input.data)
  if (!upgraded.ok) return failedUseCase(upgraded.error, typed)
  revalidatePath('/', 'layout')
  return { ok: true, message: 'Your account is made. Everything you did is in it.' }
}

export async function changePasswordAction(_before: FormState, form: FormData): Promise<FormState> {
  const user = await requireUser()
  const input = changePasswordSchema.safeParse({
    currentPassword: textOf(form, 'currentPassword'),
    newPassword: textOf(form, 'newPassword'),
  })
  if (!input.success) return failedForm(fieldErrors(input.error), null)
  const changed = await changePassword(user, input.data)
  if (!changed.ok) {
    const { code, message } = changed.error
    if (code === 'WRONG_CREDENTIALS') return failedForm({ currentPassword: message }, null)
    if (code === 'WEAK_PASSWORD') return failedForm({ newPassword: message }, null)
    return failedUseCase(changed.error)
  }
  revalidatePath('/settings')
  return { ok: true, message: 'The password is changed. Other devices were signed out.' }
}

export async function updateDayAction(_before: FormState, form: FormData): Promise<FormState> {
  const user = await requireUser()
  const typed = { zone: textOf(form, 'zone'), dayStartHour: textOf(form, 'dayStartHour') }
  const input = updateSettingsSchema.safeParse({ zone: typed.zone, dayStartHour: Number(typed.dayStartHour) })
  if (!input.success) return failedForm(fieldErrors(input.error), null, typed)
  await updateSettings(user.id, input.data)
  revalidatePath('/settings')
  return { ok: true, message: 'Saved.' }
}

const schedulingSchema = z.object({
  newPerDay: z.coerce
    .number({ error: 'Enter a number.' })
    .pipe(
      z
        .int({ error: 'Enter a whole number.' })
        .min(0, { error: 'Enter 0 or more.' })
        .max(9_999, { error: 'Enter at most 9,999.' }),
    ),
  retention: z.coerce
    .number({ error: 'Enter a number.' })
    .min(70, { error: 'Choose between 70 and 99 per cent.' })
    .max(99, { error: 'Choose between 70 and 99 per cent.' }),
})

export async function updateSchedulingAction(_before: FormState, form: FormData): Promise<FormState> {
  const user = await requireUser()
  const typed = { newPerDay: textOf(form, 'newPerDay').trim(), retention: textOf(form, 'retention').trim() }
  const missing = Object.entries(typed).filter(([, value]) => value === '')
  if (missing.length > 0) {
    return failedForm(Object.fromEntries(missing.map(([field]) => [field, 'Enter a number.'])), null, typed)
  }
  const input = schedulingSchema.safeParse(typed)
  if (!input.success) return failedForm(fieldErrors(input.error), null, typed)
  const current = await getSettings(user.id)
  if (!current.ok) return failedUseCase(current.error, typed)
  const preset = presetSchema.parse({
    ...current.value.preset,
    newPerDay: input.data.newPerDay,
    desiredRetention: Math.round(input.data.retention * 10) / 1_000,
  })
  await updateSettings(user.id, { preset })
  revalidatePath('/settings')
  return { ok: true, message: 'Saved.' }
}

export async function revokeSessionAction(sessionId: string): Promise<Result<null, AppError>> {
  const user = await requireUser()
  const input = revokeSessionSchema.safeParse({ sessionId })
  if (!input.success) return err({ code: 'NOT_FOUND', message: 'This device is not signed in.' })
  const revoked = await revokeSession(user.id, input.data.sessionId)
  revalidatePath('/settings')
  return revoked
}

export async function deleteAccountAction(_before: FormState, form: FormData): Promise<FormState> {
  const user = await requireUser()
  const input = deleteAccountSchema.safeParse({ confirmation: textOf(form, 'confirmation') })
  if (!input.success) return failedForm(fieldErrors(input.error), null)
  const deleted = await deleteAccount(user.id, input.data.confirmation)
  if (!deleted.ok) return failedUseCase(deleted.error)
  await endSession()
  redirect('/')
}
