'use client'

import { Button } from '@/app/_ui/button'
import { MarkdownView } from '@/app/_ui/markdown-view'
import type { NoteCard } from '@/lib/contracts/notes'

interface RetiredCardsProps {
  readonly cards: readonly NoteCard[]
  readonly onKeep: (id: string) => void
}

/** Cards whose passage the note no longer has. They are not asked, and keep their progress. */
export function RetiredCards({ cards, onKeep }: RetiredCardsProps) {
  if (cards.length === 0) return null
  return (
    <section aria-label="Retired cards" className="mt-10 border-t border-hairline pt-6">
      <h2 className="font-medium">
        {cards.length === 1 ? '1 retired card' : `${cards.length} retired cards`}
      </h2>
      <p className="text-quiet">
        Their passages are gone from the note. They come back when the passages do.
      </p>
      <ul className="mt-4 flex flex-col gap-3">
        {cards.map(card => (
          <li key={card.id} className="flex items-start justify-between gap-4">
            <MarkdownView text={card.front} headingBase={4} className="min-w-0 text-base" />
            <Button size="sm" variant="plain" onClick={() => onKeep(card.id)}>
              Ask it again
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
