import type { z } from 'zod'
import type { AppError } from '@/lib/core/app-error'

/** What a form's server action says back; null before the first try. */
export type FormState =
  | {
      readonly ok: false
      /** By the field's name. */
      readonly fields: Readonly<Record<string, string>>
      /** What belongs to no field. */
      readonly message: string | null
      /** What was typed, so that nothing has to be typed again. Never a password. */
      readonly values: Readonly<Record<string, string>>
    }
  | { readonly ok: true; readonly message: string }
  | null

export function failedForm(
  fields: Readonly<Record<string, string>>,
  message: string | null,
  values: Readonly<Record<string, string>> = {},
): FormState {
  return { ok: false, fields, message, values }
}

/** The first complaint about each field. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '')
    if (field !== '') fields[field] ??= issue.message
  }
  return fields
}

/** Puts a use case's failure where the person looks for it. */
export function failedUseCase(error: AppError, values: Readonly<Record<string, string>> = {}): FormState {
  if (error.code === 'WEAK_PASSWORD') return failedForm({ password: error.message }, null, values)
  if (error.code === 'ADDRESS_TAKEN') return failedForm({ email: error.message }, null, values)
  if (error.code === 'INVALID_INPUT' && error.field)
    return failedForm({ [error.field]: error.message }, null, values)
  return failedForm({}, error.message, values)
}

/** A text field of a form; files and missing fields are empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
