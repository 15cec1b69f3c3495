'use client'

import { classNames } from '@/app/_ui/class-names'
import type { NoteChapterBlocks } from '@/lib/core/notes-intake/cut-into-blocks'
import { chapterAnchor } from './chapter-anchor'

interface ChapterListProps {
  readonly chapters: readonly NoteChapterBlocks[]
  /** Cards to be studied, by chapter (its first line). */
  readonly countOf: (chapter: NoteChapterBlocks) => number
}

/** A note's headings with their numbers of cards, as links into the note. */
export function ChapterList({ chapters, countOf }: ChapterListProps) {
  const named = chapters.filter(chapter => chapter.path.length > 0)
  if (named.length < 2) return null
  const least = Math.min(...named.map(chapter => chapter.depth))
  return (
    <nav aria-label="Chapters">
      <ol className="flex flex-col">
        {named.map(chapter => {
          const count = countOf(chapter)
          return (
            <li
              key={chapter.startLine}
              style={{ paddingInlineStart: `${(chapter.depth - least) * 0.75}rem` }}
            >
              <a
                href={`#${chapterAnchor(chapter.startLine)}`}
                className={classNames(
                  'flex min-h-7 items-baseline justify-between gap-3 py-1 hover:text-ink pointer-coarse:min-h-11',
                  count > 0 ? 'text-ink' : 'text-quiet',
                )}
              >
                <span className="min-w-0">{chapter.path.at(-1)}</span>
                <span className="text-quiet">{count > 0 ? count : ''}</span>
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
