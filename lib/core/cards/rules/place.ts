import type { CardWriter, Origin } from '@/lib/core/cards/card-writer'
import type { Entry, Passage, Section } from '@/lib/core/cards/passages/block'

/** Where a rule works: the section, and the command that flags without one of their own belong to. */
export interface Place {
  readonly section: Section
  readonly writer: CardWriter
  /** The last command mentioned in this section or above it, as it was written. */
  command: string | null
  /** Set inside a list: its entries are read more readily as terms. */
  readonly inList: boolean
}

export function originOf(
  place: Place,
  ...entries: readonly (Entry | { passage: Passage; startLine: number; endLine: number })[]
): Origin {
  return {
    section: place.section,
    passages: entries.map(entry => entry.passage),
    startLine: Math.min(...entries.map(entry => entry.startLine)),
    endLine: Math.max(...entries.map(entry => entry.endLine)),
  }
}
