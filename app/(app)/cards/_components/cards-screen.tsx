'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { Button, ButtonLink } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeader } from '@/app/_ui/page-header'
import { isForPage } from '@/app/_ui/page-keys-store'
import type { CardPage } from '@/lib/contracts/card-browser'
import { CardList } from './card-list'
import { SearchBox } from './search-box'

interface CardsScreenProps {
  readonly search: string
  /** Null when the search could not be read; `problem` then says why. */
  readonly first: CardPage | null
  readonly problem: string | null
}

/** The search is the address: it can be kept, shared with oneself, and taken back. */
export function CardsScreen({ search, first, problem }: CardsScreenProps) {
  const router = useRouter()
  const pathname = usePathname()
  const [text, setText] = useState(search)
  const [isSearching, startSearch] = useTransition()
  const inputRef = useRef<HTMLInputElement>(null)
  useEffect(() => setText(search), [search])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || !isForPage(event)) return
      event.preventDefault()
      inputRef.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  const go = (wanted: string) => {
    setText(wanted)
    const query = wanted.trim()
    startSearch(() => {
      router.push(query === '' ? pathname : `${pathname}?q=${encodeURIComponent(query)}`)
      if (query === search) router.refresh()
    })
  }

  return (
    <>
      <PageHeader title="Cards" lead={first === null ? null : counted(first.total ?? 0, search)} />
      <SearchBox
        inputRef={inputRef}
        text={text}
        onText={setText}
        onSearch={go}
        isSearching={isSearching}
        problem={problem}
      />
      {first === null ? null : first.cards.length > 0 ? (
        <CardList key={keyOf(search, first)} search={search} first={first} />
      ) : search === '' ? (
        <EmptyState
          title="No cards yet"
          action={
            <ButtonLink href="/bring" variant="primary">
              Bring notes
            </ButtonLink>
          }
        >
          Every card of your notes is listed here, to be found by its words, its chapter or its memory.
        </EmptyState>
      ) : (
        <EmptyState
          title="No card fits"
          action={
            <Button variant="outline" onClick={() => go('')}>
              Show all cards
            </Button>
          }
        >
          All terms of a search must hold. Leave one out, or look for a part of a word.
        </EmptyState>
      )}
    </>
  )
}

const counted = (total: number, search: string) => {
  const cards = total === 1 ? '1 card' : `${total.toLocaleString('en')} cards`
  return search === '' ? cards : `${cards} found`
}

/** A new answer of the server starts the list anew. */
const keyOf = (search: string, { cards, total }: CardPage) =>
  [search, total, cards[0]?.id, cards.at(-1)?.id, Math.max(...cards.map(card => card.rev))].join(' ')
