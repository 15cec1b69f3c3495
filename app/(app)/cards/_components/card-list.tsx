'use client'

import { useEffect, useMemo, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { usePageKeys } from '@/app/_ui/page-keys-store'
import { showToast } from '@/app/_ui/toast'
import type { BrowsedCard, CardPage } from '@/lib/contracts/card-browser'
import { searchCardsAction } from '../actions'
import { CardDetail } from './card-detail'
import { CardRow } from './card-row'
import { SelectionBar } from './selection-bar'
import { useCardChanges } from './use-card-changes'
import { BROWSER_KEYS, useListKeys } from './use-list-keys'

interface CardListProps {
  readonly search: string
  readonly first: CardPage
}

/** The list with its selection, and the card at hand beside it. On a phone the card opens over the list. */
export function CardList({ search, first }: CardListProps) {
  const [more, setMore] = useState<readonly BrowsedCard[]>([])
  const [next, setNext] = useState(first.next)
  const [isFetching, setIsFetching] = useState(false)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [currentId, setCurrentId] = useState<string | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const isWide = useIsWide()
  const cards = useMemo(() => [...first.cards, ...more], [first.cards, more])
  const chosen = useMemo(() => cards.filter(card => selected.has(card.id)), [cards, selected])
  const current = cards.find(card => card.id === currentId) ?? (isWide ? cards[0] : undefined) ?? null
  const changes = useCardChanges()
  usePageKeys(BROWSER_KEYS)

  const toggle = (id: string) =>
    setSelected(before => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  const acted = chosen.length > 0 ? chosen : current === null ? [] : [current]
  const onKeyDown = useListKeys({
    cards,
    currentId: current?.id ?? null,
    onMove: setCurrentId,
    onToggle: toggle,
    onSelectAll: () => setSelected(new Set(cards.map(card => card.id))),
    onClear: () => setSelected(new Set()),
    onSuspend: () => changes.suspend(acted),
    onBury: () => changes.bury(acted),
    onDelete: () => changes.remove(acted),
  })

  const fetchMore = async () => {
    if (next === null) return
    setIsFetching(true)
    const page = await searchCardsAction({ search, after: next }).catch(() => null)
    setIsFetching(false)
    if (page?.ok) {
      setMore(before => [...before, ...page.value.cards])
      setNext(page.value.next)
    } else showToast(page?.error.message ?? 'The server cannot be reached.', { tone: 'problem' })
  }

  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-10">
      <div className="min-w-0">
        <SelectionBar
          selected={chosen}
          shown={cards.length}
          onSelectAll={() => setSelected(new Set(cards.map(card => card.id)))}
          onClear={() => setSelected(new Set())}
          changes={changes}
        />
        <ul aria-label="Cards" onKeyDown={onKeyDown}>
          {cards.map(card => (
            <CardRow
              key={card.id}
              card={card}
              isCurrent={card.id === current?.id}
              isSelected={selected.has(card.id)}
              onToggle={toggle}
              onOpen={id => {
                setCurrentId(id)
                setIsOpen(true)
              }}
            />
          ))}
        </ul>
        {next === null ? null : (
          <div className="mt-6">
            <Button isBusy={isFetching} onClick={() => void fetchMore()}>
              Show more
            </Button>
          </div>
        )}
      </div>
      {current === null ? null : isWide ? (
        <aside
          aria-label="The card at hand"
          className="sticky top-6 max-h-[calc(100dvh-4rem)] self-start overflow-y-auto border-s border-hairline ps-6"
        >
          <CardDetail card={current} />
        </aside>
      ) : (
        <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title="Card">
          <CardDetail card={current} />
        </Dialog>
      )}
    </div>
  )
}

/** Whether the card at hand has a column of its own (`lg`). */
function useIsWide(): boolean {
  const [isWide, setIsWide] = useState(false)
  useEffect(() => {
    const query = window.matchMedia('(min-width: 64rem)')
    const read = () => setIsWide(query.matches)
    read()
    query.addEventListener('change', read)
    return () => query.removeEventListener('change', read)
  }, [])
  return isWide
}
