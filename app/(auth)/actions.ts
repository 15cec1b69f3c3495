'use server'

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { redirect } from 'next/navigation'
import { v7 as newId } from 'uuid'
import { signInSchema, signUpSchema } from '@/lib/contracts/auth'
import { zoneSchema } from '@/lib/contracts/zone'
import { currentCallerAddress, currentUser, endSession, startSession } from '@/lib/server/auth/session'
import { importNotes } from '@/lib/server/use-cases/import-notes'
import { openGuestAccount } from '@/lib/server/use-cases/open-guest-account'
import { signIn } from '@/lib/server/use-cases/sign-in'
import { signUp } from '@/lib/server/use-cases/sign-up'
import { type FormState, failedForm, failedUseCase, fieldErrors, textOf } from './form-state'

export async function signInAction(_before: FormState, form: FormData): Promise<FormState> {
  const typed = { email: textOf(form, 'email') }
  const input = signInSchema.safeParse({ ...typed, password: textOf(form, 'password') })
  if (!input.success) return failedForm(fieldErrors(input.error), null, typed)
  const signedIn = await signIn(input.data, await currentCallerAddress())
  if (!signedIn.ok) return failedUseCase(signedIn.error, typed)
  await startSession(signedIn.value.userId, 'password')
  redirect('/today')
}

export async function signUpAction(_before: FormState, form: FormData): Promise<FormState> {
  const typed = { email: textOf(form, 'email') }
  const input = signUpSchema.safeParse({ ...typed, password: textOf(form, 'password'), zone: zoneOf(form) })
  if (!input.success) return failedForm(fieldErrors(input.error), null, typed)
  const opened = await signUp(input.data, await currentCallerAddress())
  if (!opened.ok) return failedUseCase(opened.error, typed)
  await startSession(opened.value.userId, 'password')
  redirect('/bring')
}

/** "Bring your own" from the first page: sign-up is asked for later, when there is something to keep. */
export async function openGuestAction(_before: FormState, form: FormData): Promise<FormState> {
  const failure = await becomeGuest(form)
  if (failure !== null) return failure
  redirect('/bring')
}

/** "Try it with sample notes": a guest account with the sample notes in it, and straight to the first card. */
export async function startWithSamplesAction(_before: FormState, form: FormData): Promise<FormState> {
  const failure = await becomeGuest(form)
  if (failure !== null) return failure
  redirect('/review')
}

export async function signOutAction(): Promise<void> {
  await endSession()
}

async function becomeGuest(form: FormData): Promise<FormState> {
  // Two tabs, or the back button: whoever is signed in stays who they are.
  if ((await currentUser()) !== null) return null
  const opened = await openGuestAccount({ zone: zoneOf(form) }, await currentCallerAddress())
  if (!opened.ok) return failedUseCase(opened.error)
  const { userId } = opened.value
  if (textOf(form, 'samples') === 'yes') {
    const imported = await importNotes(userId, {
      importId: newId(),
      batch: 0,
      notes: [{ path: 'docker.md', text: await readSample(), decisions: [] }],
      gone: [],
    })
    if (!imported.ok) return failedUseCase(imported.error)
  }
  await startSession(userId, 'guest')
  return null
}

function readSample(): Promise<string> {
  return readFile(join(process.cwd(), 'public', 'samples', 'docker.md'), 'utf8')
}

/** The browser's zone; without scripts it is not known. */
function zoneOf(form: FormData): string {
  const zone = zoneSchema.safeParse(textOf(form, 'zone'))
  return zone.success && zone.data !== '' ? zone.data : 'UTC'
}
