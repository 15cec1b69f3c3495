import { ErrorNote } from '@/app/_ui/error-note'
import type { FormState } from '@/app/(auth)/form-state'

/** What a form's action said that belongs to no field. */
export function FormResult({ state }: { readonly state: FormState }) {
  if (state === null) return null
  if (state.ok) {
    return (
      <p role="status" className="text-good">
        {state.message}
      </p>
    )
  }
  return state.message ? <ErrorNote title={state.message} /> : null
}
