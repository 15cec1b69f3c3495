'use client'

import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { Progress } from '@/app/_ui/progress'
import type { Saving } from '@/lib/client/import/import-session'
import { counted } from './counted'

interface SavingViewProps {
  readonly saving: Exclude<Saving, { kind: 'done' }>
  readonly onStop: () => void
  readonly onResume: () => void
  readonly onReset: () => void
}

/** An upload under way, stopped or failed. Nothing that was sent is sent twice. */
export function SavingView({ saving, onStop, onResume, onReset }: SavingViewProps) {
  const { total, state } = saving
  const isRunning = saving.kind === 'running'
  return (
    <section aria-label="Saving" className="flex max-w-reading flex-col gap-4">
      <p role="status" className="font-serif text-lg">
        {isRunning ? 'Keeping' : 'Kept'} {state.notesDone.toLocaleString('en')} of {counted(total, 'note')}
      </p>
      <Progress label="Notes kept" value={state.notesDone} max={total} />
      {saving.kind === 'failed' ? (
        <ErrorNote title={saving.message}>
          {saving.isSignedOut ? (
            <>
              <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
                Sign in in a new tab
              </a>
              , then go on here.
            </>
          ) : (
            'Leave this tab open and go on when the connection is back.'
          )}
        </ErrorNote>
      ) : null}
      {saving.kind === 'stopped' ? (
        <p className="text-quiet">Stopped. What was kept stays; go on with the rest, or leave it at that.</p>
      ) : null}
      <div className="flex gap-3">
        {isRunning ? (
          <Button onClick={onStop}>Cancel</Button>
        ) : (
          <>
            <Button variant="primary" onClick={onResume}>
              Go on
            </Button>
            <Button variant="plain" onClick={onReset}>
              Leave it at that
            </Button>
          </>
        )}
      </div>
      {isRunning && total > 200 ? (
        <p className="text-quiet">You can use the other pages meanwhile. Keep this tab open.</p>
      ) : null}
    </section>
  )
}
