import { retrievability } from '@/lib/core/mastery/retrievability'
import type { ChapterPath } from '@/lib/core/notes/note'
import type { StudyDay } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'

/**
 * Mastery is the mean chance of recall over all cards of a chapter and of what stands below it. A card never
 * seen counts as 0: what was not learned is not known.
 */

export interface Mastery {
  readonly cards: number
  readonly seen: number
  /** Mean chance of recall today, 0 to 1, unseen cards as 0; 0 when there are no cards. */
  readonly known: number
  /** Cards whose interval has grown to three weeks. */
  readonly mature: number
  /** Due today or before, learning steps included; suspended cards are not due. */
  readonly due: number
  /** Cards at or above the desired retention today that fall below it within seven days if left alone. */
  readonly fadingThisWeek: number
}

export interface MasteryNode extends Mastery {
  readonly path: ChapterPath
  /** The innermost heading; empty for what stands before the first one. */
  readonly title: string
  readonly children: readonly MasteryNode[]
}

export interface MasteryCard {
  readonly id: string
  readonly chapter: ChapterPath
}

export const MATURE_DAYS = 21

/** The chapters of one note as a tree, in the note's order. Chapters without cards are there too. */
export function chapterTree(
  chapters: readonly { readonly path: ChapterPath }[],
  cards: readonly MasteryCard[],
  memories: ReadonlyMap<string, CardMemory>,
  today: StudyDay,
  preset: Pick<Preset, 'weights' | 'desiredRetention'>,
): MasteryNode[] {
  const root = new Branch([])
  // Text before the first heading is a chapter of its own only when it has cards.
  for (const { path } of chapters) if (path.length > 0) root.below(path)
  for (const card of cards) root.below(card.chapter).add(measure(memories.get(card.id), today, preset))
  const nodes = root.children.map(child => child.toNode())
  return root.own.cards === 0 ? nodes : [{ ...finish(root.own), path: [], title: '', children: [] }, ...nodes]
}

/** Mastery of any set of cards, such as a whole note. */
export function masteryOf(
  cards: readonly { readonly id: string }[],
  memories: ReadonlyMap<string, CardMemory>,
  today: StudyDay,
  preset: Pick<Preset, 'weights' | 'desiredRetention'>,
): Mastery {
  const sum = emptySum()
  for (const card of cards) addTo(sum, measure(memories.get(card.id), today, preset))
  return finish(sum)
}

interface Sum {
  cards: number
  seen: number
  recall: number
  mature: number
  due: number
  fading: number
}

class Branch {
  readonly path: ChapterPath
  readonly own = emptySum()
  readonly children: Branch[] = []
  readonly #byTitle = new Map<string, Branch>()

  constructor(path: ChapterPath) {
    this.path = path
  }

  below(path: ChapterPath): Branch {
    let branch: Branch = this
    for (const title of path) branch = branch.#child(title)
    return branch
  }

  add(card: Readonly<Sum>): void {
    addTo(this.own, card)
  }

  toNode(): MasteryNode {
    return this.#measured().node
  }

  #child(title: string): Branch {
    const known = this.#byTitle.get(title)
    if (known !== undefined) return known
    const child = new Branch([...this.path, title])
    this.#byTitle.set(title, child)
    this.children.push(child)
    return child
  }

  #measured(): { node: MasteryNode; sum: Sum } {
    const sum = { ...this.own }
    const children = this.children.map(child => {
      const measured = child.#measured()
      addTo(sum, measured.sum)
      return measured.node
    })
    return { node: { ...finish(sum), path: this.path, title: this.path.at(-1) ?? '', children }, sum }
  }
}

function measure(
  memory: CardMemory | undefined,
  today: StudyDay,
  preset: Pick<Preset, 'weights' | 'desiredRetention'>,
): Sum {
  if (memory === undefined || memory.phase === 'new') return { ...emptySum(), cards: 1 }
  const now = retrievability(memory, today, preset.weights)
  const later = retrievability(memory, today + 7, preset.weights)
  const isDue =
    !memory.suspended && (memory.dueAt !== null || (memory.dueDay !== null && memory.dueDay <= today))
  return {
    cards: 1,
    seen: 1,
    recall: now,
    mature: isMature(memory) ? 1 : 0,
    due: isDue ? 1 : 0,
    fading: now >= preset.desiredRetention && later < preset.desiredRetention ? 1 : 0,
  }
}

export function isMature(memory: CardMemory): boolean {
  return memory.phase === 'review' && memory.scheduledDays >= MATURE_DAYS
}

function emptySum(): Sum {
  return { cards: 0, seen: 0, recall: 0, mature: 0, due: 0, fading: 0 }
}

function addTo(sum: Sum, more: Readonly<Sum>): void {
  sum.cards += more.cards
  sum.seen += more.seen
  sum.recall += more.recall
  sum.mature += more.mature
  sum.due += more.due
  sum.fading += more.fading
}

function finish(sum: Readonly<Sum>): Mastery {
  return {
    cards: sum.cards,
    seen: sum.seen,
    known: sum.cards === 0 ? 0 : sum.recall / sum.cards,
    mature: sum.mature,
    due: sum.due,
    fadingThisWeek: sum.fading,
  }
}
