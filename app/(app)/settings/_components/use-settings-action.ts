'use client'

import { useActionState } from 'react'
import type { FormState } from '@/app/(auth)/form-state'
import { useLocalSession } from '@/lib/client/react/local-data-provider'

type Action = (before: FormState, form: FormData) => Promise<FormState>

/** A settings form: what was saved reaches this device's own copy at once, and offline is a sentence. */
export function useSettingsAction(action: Action) {
  const local = useLocalSession()
  return useActionState<FormState, FormData>(async (before, form) => {
    try {
      const state = await action(before, form)
      if (state?.ok) void local?.syncNow()
      return state
    } catch (thrown) {
      if (isRedirect(thrown)) throw thrown
      const values: Record<string, string> = {}
      for (const [name, value] of form)
        if (typeof value === 'string' && !/password/i.test(name)) values[name] = value
      return { ok: false, fields: {}, message: 'The server cannot be reached. Nothing was changed.', values }
    }
  }, null)
}

function isRedirect(thrown: unknown): boolean {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'digest' in thrown &&
    String(thrown.digest).startsWith('NEXT_')
  )
}
