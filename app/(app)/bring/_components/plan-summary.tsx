'use client'

import { useMemo } from 'react'
import { countPlans } from '@/lib/client/import/import-draft'
import type { ImportView } from '@/lib/client/import/import-session'
import { counted } from './counted'

/** For notes that are there already: what keeping them again changes. */
export function PlanSummary({ view }: { readonly view: ImportView }) {
  const counts = useMemo(() => countPlans(view.draft.plans.values()), [view.draft.plans])
  if (view.planning === 'asking' && counts === null) {
    return (
      <p role="status" className="mb-6 text-quiet">
        Comparing with the notes you have…
      </p>
    )
  }
  if (view.planning === 'unavailable') {
    return (
      <p role="status" className="mb-6 text-quiet">
        Some of these notes are there already. They could not be compared just now; keeping them is safe, and
        unchanged cards keep their progress.
      </p>
    )
  }
  if (counts === null) return null
  return (
    <p role="status" className="mb-6">
      <span className="font-medium">Updates notes you have:</span> {counts.kept} kept, {counts.matched}{' '}
      matched, {counts.created} new, {counts.retired} retired
      {counts.restored > 0 ? `, ${counts.restored} back again` : ''}.{' '}
      <span className="text-quiet">
        {counted(counts.kept + counts.matched + counts.restored, 'card')} keep their progress.
      </span>
    </p>
  )
}
