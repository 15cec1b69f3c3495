'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Button, ButtonLink } from '@/app/_ui/button'
import { PageHeader } from '@/app/_ui/page-header'
import type { Saving } from '@/lib/client/import/import-session'
import { ChangedCards } from './changed-cards'
import { counted } from './counted'
import { UndoImport } from './undo-import'

interface ImportReportProps {
  readonly saving: Extract<Saving, { kind: 'done' }>
  readonly isGuest: boolean
  readonly onMore: () => void
}

/** What keeping did, and the way on. */
export function ImportReport({ saving, isGuest, onMore }: ImportReportProps) {
  const [isUndone, setIsUndone] = useState(false)
  const { reports, refused, followed } = saving.state
  const sums = { kept: 0, matched: 0, created: 0, retired: 0, restored: 0 }
  for (const report of reports) {
    for (const change of ['kept', 'matched', 'created', 'retired', 'restored'] as const)
      sums[change] += report[change]
  }
  // Their passages went ahead of them in an earlier part of the upload.
  sums.created -= followed
  sums.kept += followed
  const cards = sums.kept + sums.matched + sums.created + sums.restored
  const isUpdate = cards > sums.created || sums.retired > 0
  if (isUndone) return <UndoneReport onMore={onMore} />
  return (
    <>
      <PageHeader title={`${counted(reports.length, 'note')} kept`} />
      <div className="flex max-w-reading flex-col gap-6">
        <p role="status" className="font-serif text-lg">
          {isUpdate
            ? `${counted(sums.kept, 'card')} kept as they were, ${sums.matched} matched after an edit, ${sums.created} new, ${sums.restored} back again, ${sums.retired} retired.`
            : cards > 0
              ? `${counted(cards, 'card')} are waiting for you.`
              : 'The notes are kept, but no rule found a card in them. Commands with an explanation and terms with a meaning make cards.'}
        </p>
        <ChangedCards reports={reports} />
        {refused.length > 0 ? (
          <section aria-label="Not kept">
            <h2 className="font-medium">{counted(refused.length, 'note')} not kept</h2>
            <ul className="mt-2 flex flex-col gap-1 border-s-2 border-hard ps-4">
              {refused.map(one => (
                <li key={one.path}>{one.message}</li>
              ))}
            </ul>
          </section>
        ) : null}
        <div className="flex flex-wrap gap-3">
          {cards > 0 ? (
            <ButtonLink href="/review" variant="primary">
              Start reviewing
            </ButtonLink>
          ) : null}
          <ButtonLink href="/notes">See the notes</ButtonLink>
          <Button variant="plain" onClick={onMore}>
            Bring more
          </Button>
          {reports.length > 0 ? (
            <UndoImport importId={saving.importId} onUndone={() => setIsUndone(true)} />
          ) : null}
        </div>
        {isGuest ? (
          <p className="text-quiet">
            You are a guest: only this browser can find these cards again.{' '}
            <Link href="/settings#account" className="link text-ink">
              Keep your progress
            </Link>
          </p>
        ) : null}
      </div>
    </>
  )
}

function UndoneReport({ onMore }: Pick<ImportReportProps, 'onMore'>) {
  return (
    <>
      <PageHeader title="Import undone" />
      <p role="status" className="max-w-reading font-serif text-lg">
        Notes and cards stand as before it. Answers you gave since are not lost.
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href="/notes" variant="primary">
          See the notes
        </ButtonLink>
        <Button variant="plain" onClick={onMore}>
          Bring more
        </Button>
      </div>
    </>
  )
}
