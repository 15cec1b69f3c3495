'use client'

import { Search } from 'lucide-react'
import type { RefObject } from 'react'
import { Button } from '@/app/_ui/button'
import { Input } from '@/app/_ui/input'

interface SearchBoxProps {
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly text: string
  readonly onText: (text: string) => void
  readonly onSearch: (text: string) => void
  readonly isSearching: boolean
  readonly problem: string | null
}

const EXAMPLES = ['is:due', 'is:leech', 'lapses>3', 'is:suspended', 'is:flagged', 'is:deleted'] as const

export function SearchBox({ inputRef, text, onText, onSearch, isSearching, problem }: SearchBoxProps) {
  return (
    <search className="mb-6 block">
      <form
        className="flex gap-2"
        onSubmit={event => {
          event.preventDefault()
          onSearch(text)
        }}
      >
        <Input
          ref={inputRef}
          type="search"
          aria-label="Search cards"
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : 'search-problem'}
          placeholder="Words, chapter:networks, is:due, lapses>3, tag:linux"
          spellCheck={false}
          autoCapitalize="none"
          value={text}
          onChange={event => onText(event.target.value)}
        />
        <Button
          type="submit"
          variant="outline"
          isBusy={isSearching}
          icon={<Search aria-hidden className="size-4" />}
          className="h-11 sm:h-10"
        >
          Search
        </Button>
      </form>
      {problem === null ? null : (
        <p id="search-problem" role="alert" className="mt-2 text-again">
          {problem}
        </p>
      )}
      <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-quiet">
        {EXAMPLES.map(example => (
          <button
            key={example}
            type="button"
            className="min-h-6 font-mono hover:text-ink pointer-coarse:min-h-9"
            onClick={() => onSearch(example)}
          >
            {example}
          </button>
        ))}
      </p>
    </search>
  )
}
