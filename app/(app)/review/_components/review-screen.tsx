'use client'

import dynamic from 'next/dynamic'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useState } from 'react'
import { ErrorNote } from '@/app/_ui/error-note'
import { preloadMarkdown } from '@/app/_ui/markdown-view'
import { usePageKeys } from '@/app/_ui/page-keys-store'
import { showToast } from '@/app/_ui/toast'
import { useLocalSession, useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import { useReviewSession } from '@/lib/client/react/use-review-session'
import type { SyncedCard } from '@/lib/contracts/sync'
import type { Rating } from '@/lib/core/reviews/event'
import { selectionFromParams } from '../selection'
import { GradeBar } from './grade-bar'
import { intervalWords } from './interval-words'
import { ReviewCard } from './review-card'
import { ReviewEnd } from './review-end'
import { ReviewFrame } from './review-frame'
import { REVIEW_KEYS } from './review-keys'
import { ReviewSkeleton } from './review-skeleton'
import { useReviewKeys } from './use-review-keys'

const EditDialog = dynamic(() => import('./edit-dialog'), { ssr: false })
const SourceDialog = dynamic(() => import('./source-dialog'), { ssr: false })
const ActionsDialog = dynamic(() => import('./actions-dialog'), { ssr: false })

type OpenDialog = { readonly kind: 'edit' | 'source' | 'actions'; readonly card: SyncedCard } | null

export function ReviewScreen() {
  const router = useRouter()
  const params = useSearchParams()
  const selection = useMemo(() => selectionFromParams(new URLSearchParams(params)), [params])
  const local = useLocalSession()
  const snapshot = useLocalSnapshot()
  const { state, reveal, answer, undo, suspend, bury, refresh } = useReviewSession(selection)
  const [dialog, setDialog] = useState<OpenDialog>(null)
  const [suggestion, setSuggestion] = useState<Rating | null>(null)
  usePageKeys(REVIEW_KEYS)
  useEffect(() => void preloadMarkdown(), [])

  const card = state?.status === 'showing' ? state.card : null
  const grade = (rating: Rating) => {
    if (state) answer(rating, state.showing)
  }
  const takeBack = () => {
    void undo().then(undone => {
      if (undone === null) showToast('There is nothing to undo.')
    })
  }
  const withUndo = { action: { label: 'Undo', run: takeBack } }
  const putAside = () => {
    if (!card) return
    suspend()
    showToast('Suspended. It will not come up again.', withUndo)
  }
  const hideToday = () => {
    if (!card) return
    bury()
    showToast('Hidden until tomorrow.', withUndo)
  }
  const open = (kind: 'edit' | 'source' | 'actions') => {
    if (card) setDialog({ kind, card })
  }
  const keys = {
    isRevealed: state?.isRevealed ?? false,
    usualRating: suggestion ?? 3,
    reveal,
    grade,
    undo: takeBack,
    edit: () => open('edit'),
    suspend: putAside,
    bury: hideToday,
    source: () => open('source'),
    leave: () => router.push('/today'),
  } as const
  useReviewKeys(keys)

  if (snapshot.status === 'error') return <Unreachable message={snapshot.error} />
  if (state === null || state.status === 'loading') return <ReviewSkeleton />

  const { counts, summary, previews, isRevealed, note } = state
  const left = counts.new + counts.learning + counts.review
  const now = local?.data.now() ?? 0
  const words = (rating: Rating) => intervalWords(previews?.[rating] ?? NEVER, now, snapshot.today)
  const intervals = previews ? { 1: words(1), 2: words(2), 3: words(3), 4: words(4) } : null
  const path = card ? (card.chapter.length > 0 ? card.chapter.join(' › ') : (note?.title ?? '')) : ''

  return (
    <>
      <ReviewFrame
        path={path}
        done={summary.answers}
        left={card ? left : 0}
        onUndo={takeBack}
        onMore={card ? () => open('actions') : null}
      >
        {card ? (
          <ReviewCard
            key={state.showing}
            card={card}
            isRevealed={isRevealed}
            onReveal={reveal}
            onSuggest={setSuggestion}
          />
        ) : (
          <ReviewEnd state={state} selection={selection} />
        )}
      </ReviewFrame>
      {card ? (
        <GradeBar
          isRevealed={isRevealed}
          intervals={intervals}
          suggested={isRevealed ? suggestion : null}
          onReveal={reveal}
          onGrade={grade}
        />
      ) : null}
      {dialog?.kind === 'edit' ? (
        <EditDialog card={dialog.card} onClose={() => setDialog(null)} onSaved={refresh} />
      ) : null}
      {dialog?.kind === 'source' ? (
        <SourceDialog card={dialog.card} note={note} onClose={() => setDialog(null)} />
      ) : null}
      {dialog?.kind === 'actions' ? (
        <ActionsDialog
          onClose={() => setDialog(null)}
          actions={[
            { keyName: 'e', label: 'Edit', run: keys.edit },
            { keyName: 'o', label: 'The passage it came from', run: keys.source },
            { keyName: 'b', label: 'Bury until tomorrow', run: keys.bury },
            { keyName: 's', label: 'Suspend', run: keys.suspend },
          ]}
        />
      ) : null}
    </>
  )
}

const NEVER = { dueDay: null, dueAt: null }

function Unreachable({ message }: { readonly message: string | null }) {
  return (
    <div className="mx-auto max-w-reading px-5 pt-20">
      <h1 className="sr-only">Review</h1>
      <ErrorNote title="Your cards are not on this device yet.">{message}</ErrorNote>
    </div>
  )
}
