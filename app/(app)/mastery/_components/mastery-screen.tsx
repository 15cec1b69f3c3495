'use client'

import { useMemo, useState } from 'react'
import { ButtonLink } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorNote } from '@/app/_ui/error-note'
import { PageHeader } from '@/app/_ui/page-header'
import { useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import { type Mastery, masteryOf } from '@/lib/core/mastery/chapter-mastery'
import { type MasteryOrder, masteryTree, sortRows, visibleRows } from './mastery-rows'
import { MasterySkeleton } from './mastery-skeleton'
import { MasteryTable } from './mastery-table'
import { type Outlook, useOutlook } from './use-outlook'

const ORDERS: readonly { readonly value: MasteryOrder; readonly label: string }[] = [
  { value: 'note', label: 'As in the notes' },
  { value: 'weakest', label: 'Weakest first' },
]

export function MasteryScreen() {
  const snapshot = useLocalSnapshot()
  const { status, activeNotes, activeCards, memories, today, preset } = snapshot
  const outlook = useOutlook()
  const [order, setOrder] = useState<MasteryOrder>('note')
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  const tree = useMemo(
    () => masteryTree({ activeNotes, activeCards, memories, today, preset }),
    [activeNotes, activeCards, memories, today, preset],
  )
  const rows = useMemo(() => visibleRows(sortRows(tree, order), collapsed), [tree, order, collapsed])

  const toggle = (id: string) =>
    setCollapsed(current => {
      const next = new Set(current)
      if (!next.delete(id)) next.add(id)
      return next
    })

  if (status === 'error') {
    return (
      <>
        <PageHeader title="Mastery" />
        <ErrorNote title="Your notes are not on this device yet.">{snapshot.error}</ErrorNote>
      </>
    )
  }
  if (status === 'loading') return <MasterySkeleton />
  if (tree.length === 0) {
    return (
      <>
        <PageHeader title="Mastery" />
        <EmptyState
          title="Nothing to measure yet"
          action={
            <ButtonLink href="/bring" variant="primary">
              Bring notes
            </ButtonLink>
          }
        >
          Once your notes have cards, this page shows chapter by chapter how much of them you would recall
          now.
        </EmptyState>
      </>
    )
  }

  const all = masteryOf(activeCards, memories, today, preset)
  return (
    <>
      <PageHeader
        title="Mastery"
        lead={leadWords(all, outlook)}
        actions={<OrderChoice value={order} onChange={setOrder} />}
      />
      <Key />
      <MasteryTable rows={rows} outlook={outlook} collapsed={collapsed} onToggle={toggle} />
    </>
  )
}

function leadWords(all: Mastery, outlook: Outlook | null): string {
  const now = `You would recall ${Math.round(all.known * 100)} % now. ${all.seen} of ${all.cards} cards seen, ${all.due} due.`
  if (outlook?.pace == null) return now
  const minutes = Math.max(1, Math.round(outlook.pace.minutesPerDay))
  return `${now} A usual day is ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}; “in a week” is after seven of them.`
}

interface OrderChoiceProps {
  readonly value: MasteryOrder
  readonly onChange: (order: MasteryOrder) => void
}

function OrderChoice({ value, onChange }: OrderChoiceProps) {
  return (
    <fieldset className="flex gap-1 rounded-md border border-hairline p-1">
      <legend className="sr-only">Order</legend>
      {ORDERS.map(choice => (
        <label
          key={choice.value}
          className="inline-flex min-h-8 items-center rounded-sm px-3 text-quiet hover:text-ink has-checked:bg-sunk has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-rubric-ink pointer-coarse:min-h-10"
        >
          <input
            type="radio"
            name="order"
            className="sr-only"
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}

/** What the three parts of a bar are, said once. */
function Key() {
  return (
    <p className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-xs text-quiet">
      {(
        [
          ['bg-ink', 'known now'],
          ['bg-memory-1', 'seen, fading'],
          ['hatch', 'not seen yet'],
        ] as const
      ).map(([look, word]) => (
        <span key={word} className="inline-flex items-center gap-2">
          <span aria-hidden className={classNames('h-2 w-5 border border-edge', look)} />
          {word}
        </span>
      ))}
    </p>
  )
}
