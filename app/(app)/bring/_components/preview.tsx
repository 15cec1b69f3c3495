'use client'

import { useMemo, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { ErrorNote } from '@/app/_ui/error-note'
import { countDraft } from '@/lib/client/import/import-draft'
import type { ImportSession, ImportView } from '@/lib/client/import/import-session'
import { ChooseButtons } from './choose-buttons'
import { counted } from './counted'
import { FilePicker } from './file-picker'
import { NotePreview } from './note-preview'
import { PlanSummary } from './plan-summary'
import { ProblemList } from './problem-list'
import { ReadingBar } from './reading-bar'

interface PreviewProps {
  readonly session: ImportSession
  readonly view: ImportView
  readonly onKeep: () => void
  readonly isOver: boolean
}

/** Everything that was read, before any of it is saved. */
export function Preview({ session, view, onKeep, isOver }: PreviewProps) {
  const { draft, reading } = view
  const [wanted, setWanted] = useState<string | null>(null)
  const counts = useMemo(() => countDraft(draft), [draft])
  const selected = draft.notes.get(wanted ?? '') ?? draft.notes.values().next().value
  return (
    <div className={classNames(isOver && 'outline-2 outline-offset-8 outline-edge outline-dashed')}>
      {reading ? (
        <ReadingBar reading={reading} notes={draft.notes.size} onCancel={() => session.cancelReading()} />
      ) : null}
      {view.failure ? (
        <div className="mb-6">
          <ErrorNote title={view.failure} />
        </div>
      ) : null}
      {view.wasCancelled ? (
        <p role="status" className="mb-6 text-quiet">
          Reading was cancelled. {counted(draft.notes.size, 'note')} had been read and can be kept.
        </p>
      ) : null}
      <ProblemList draft={draft} />
      <PlanSummary view={view} />
      {selected ? (
        <div className="grid gap-x-8 lg:grid-cols-[12rem_minmax(0,1fr)]">
          <NotePreview
            key={selected.path}
            session={session}
            note={selected}
            isExcluded={draft.excluded.has(selected.path)}
            decisions={draft.decisions.get(selected.path)}
            plan={draft.plans.get(selected.path)}
            picker={<FilePicker draft={draft} selected={selected.path} onSelect={setWanted} />}
          />
        </div>
      ) : reading ? null : (
        <div className="flex flex-col gap-4">
          <p className="font-serif text-lg">None of this can become a note.</p>
          <ChooseButtons session={session} hasSamples />
        </div>
      )}
      <footer className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 -mx-5 mt-8 border-t border-hairline bg-paper px-5 py-3 sm:-mx-10 sm:px-10 md:bottom-0">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div className="flex items-center gap-1">
            <Button variant="plain" size="sm" onClick={() => session.reset()}>
              Start over
            </Button>
            <span className="hidden sm:block">
              <ChooseButtons session={session} hasSamples={false} size="sm" />
            </span>
          </div>
          <Button
            variant="primary"
            disabled={counts.notes === 0 || reading !== null}
            onClick={onKeep}
            className="max-sm:flex-1"
          >
            Keep {counted(counts.cards, 'card')} from {counted(counts.notes, 'note')}
          </Button>
        </div>
      </footer>
    </div>
  )
}
