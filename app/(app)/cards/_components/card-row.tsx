'use client'

import { Flag } from 'lucide-react'
import { memo } from 'react'
import { classNames } from '@/app/_ui/class-names'
import { useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import type { BrowsedCard } from '@/lib/contracts/card-browser'
import { FLAG_NAMES } from '@/lib/core/browsing/card-query'
import { stateWords } from './card-words'

interface CardRowProps {
  readonly card: BrowsedCard
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly onToggle: (id: string) => void
  readonly onOpen: (id: string) => void
}

const FLAG_COLOURS = ['', 'text-rubric-ink', 'text-hard', 'text-good', 'text-easy'] as const

export const CardRow = memo(function CardRow({
  card,
  isCurrent,
  isSelected,
  onToggle,
  onOpen,
}: CardRowProps) {
  const { memories, today } = useLocalSnapshot()
  const memory = memories.get(card.id)
  const state =
    card.status === 'dropped' ? 'Deleted' : card.status === 'retired' ? 'Retired' : stateWords(memory, today)
  const front = plainLine(card.front)
  return (
    <li
      className={classNames(
        'flex items-center border-b border-hairline',
        isSelected ? 'bg-sunk' : isCurrent && 'lg:bg-sunk',
      )}
    >
      <label className="flex min-h-12 items-center px-3">
        <input
          type="checkbox"
          aria-label={`Select ${front}`}
          className="size-4 accent-ink"
          checked={isSelected}
          onChange={() => onToggle(card.id)}
        />
      </label>
      <button
        type="button"
        data-card={card.id}
        aria-current={isCurrent || undefined}
        onClick={() => onOpen(card.id)}
        className="grid min-h-12 min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 py-2 pe-2 text-start"
      >
        <span className="truncate font-serif text-base">{front}</span>
        <span
          className={classNames(
            'flex items-center gap-2 whitespace-nowrap',
            state === 'Due' ? 'text-rubric-ink' : 'text-quiet',
          )}
        >
          {card.flag > 0 ? (
            <>
              <Flag aria-hidden className={classNames('size-3.5', FLAG_COLOURS[card.flag])} />
              <span className="sr-only">{FLAG_NAMES[card.flag]} flag,</span>
            </>
          ) : null}
          {state}
        </span>
        <span className="col-span-2 truncate text-xs text-quiet">
          {[card.noteTitle, ...card.chapter.filter(heading => heading !== card.noteTitle)].join(' › ')}
          {memory !== undefined && memory.lapses > 0 ? ` · ${memory.lapses} lapses` : ''}
        </span>
      </button>
    </li>
  )
})

/** Markdown as one line without its signs. Many questions begin alike ("Which term?"): what follows tells them apart. */
function plainLine(markdown: string): string {
  return markdown
    .split('\n')
    .map(text => text.trim())
    .filter(text => text !== '' && !text.startsWith('```'))
    .join(' ')
    .replace(/[*_`]+/g, '')
    .slice(0, 200)
}
