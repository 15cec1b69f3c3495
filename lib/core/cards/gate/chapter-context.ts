import { foldSide } from '@/lib/core/cards/gate/fold-side'
import { bareHeading, isGenericHeading } from '@/lib/core/cards/language/phrases'
import type { ChapterPath } from '@/lib/core/notes/note'
import { escapeMarkdown } from '@/lib/core/notes/run'

const LONGEST_HEADING = 90

/**
 * The part of the heading path a front needs to be understood alone.
 * @param most how many headings, counted from the innermost
 * @returns '' when no heading adds anything, or when each would give the answer away
 */
export function chapterContext(path: ChapterPath, front: string, back: string, most: number): string {
  const asked = foldSide(front)
  const answers = foldSide(back)
  const parts: string[] = []
  for (const [heading, isTitle] of worthNaming(path)) {
    if (parts.length >= (isTitle ? 1 : most)) break
    const bare = bareHeading(heading)
    const name =
      bare.length > LONGEST_HEADING ? `${bare.slice(0, LONGEST_HEADING).replace(/\s\S*$/, '')} …` : bare
    const folded = foldSide(name)
    if (folded === '' || asked.includes(folded)) continue
    if (answers.length > 1 && folded.includes(answers)) continue
    if (folded.length > 3 && answers.length > 0 && answers.length < 60 && answers.includes(folded)) continue
    parts.unshift(escapeMarkdown(name))
  }
  return parts.join(' › ')
}

export function withContext(front: string, context: string): string {
  return context === '' ? front : `*${context.replaceAll('*', '')}*\n\n${front}`
}

/** Innermost first. The note's title counts only where nothing else is left, headings such as `Commands` never. */
function worthNaming(path: ChapterPath): (readonly [heading: string, isTitle: boolean])[] {
  return path
    .map((heading, index) => [heading, index === 0] as const)
    .filter(([heading]) => !isGenericHeading(heading))
    .reverse()
}
