/**
 * Measures a deck against what a good deck of the same note must cover: facts covered, cards made from passages that
 * hold none, and cards that nobody could use.
 */
import type { GeneratedCard } from '@/lib/core/cards/card'

export interface GoldFact {
  readonly kind: 'command' | 'concept' | 'flag' | 'list' | 'negative'
  readonly source_lines: readonly [number, number]
  readonly answer_key?: string
  readonly alts?: readonly string[]
  /** Stems, half of which must stand on the other side. */
  readonly evidence?: readonly string[]
  readonly items?: readonly string[]
  readonly parent?: string
  readonly optional?: boolean
  readonly why?: string
}

export interface Score {
  readonly missed: readonly string[]
  readonly facts: number
  readonly noise: readonly string[]
  readonly faults: readonly string[]
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\\\n/g, ' ')
    .replace(/[`*]/g, '')
    .replace(/\\([|\\<>_[\]()#+.!-])/g, '$1')
    .replace(/\s+/g, '')
    .toLowerCase()

const holds = (side: string, key: string): boolean => {
  const folded = fold(key)
  if (folded.length > 3) return fold(side).includes(folded)
  const words = side.normalize('NFKC').replace(/[`*]/g, ' ').toLowerCase()
  const at = words.indexOf(key.toLowerCase())
  if (fold(side) === folded) return true
  for (let from = at; from !== -1; from = words.indexOf(key.toLowerCase(), from + 1)) {
    const before = words[from - 1] ?? ' '
    const after = words[from + key.length] ?? ' '
    if (!/[\w-]/.test(before) && !/[\w-]/.test(after)) return true
  }
  return false
}

const tells = (side: string, evidence: readonly string[]): boolean => {
  const low = side.normalize('NFKC').replace(/[`*_]/g, '').toLowerCase()
  return evidence.filter(stem => low.includes(stem)).length * 2 >= evidence.length
}

const covers = (card: GeneratedCard, fact: GoldFact): boolean => {
  const front = `${card.front} ${card.chapter.join(' ')}`
  if (fact.kind === 'list') {
    return [front, card.back].some(side => (fact.items ?? []).every(item => fold(side).includes(fold(item))))
  }
  if (fact.parent !== undefined && !fold(front + card.back).includes(fold(fact.parent))) return false
  const keys = [fact.answer_key ?? '', ...(fact.alts ?? [])]
  const evidence = fact.evidence ?? []
  return (
    (keys.some(key => holds(card.front, key)) && tells(card.back, evidence)) ||
    (keys.some(key => holds(card.back, key)) && tells(front, evidence))
  )
}

export function scoreDeck(cards: readonly GeneratedCard[], gold: readonly GoldFact[]): Score {
  const facts = gold.filter(fact => fact.kind !== 'negative' && fact.optional !== true)
  const missed = facts
    .filter(fact => !cards.some(card => covers(card, fact)))
    .map(fact => `${fact.kind} ${fact.source_lines.join('-')} ${fact.answer_key ?? ''}`)
  const noise = cards
    .filter(({ source }) =>
      gold.some(
        fact =>
          fact.kind === 'negative' &&
          fact.source_lines[0] <= source.startLine &&
          source.endLine <= fact.source_lines[1],
      ),
    )
    .map(card => `${card.source.startLine} ${card.front}`)
  return { missed, facts: facts.length, noise, faults: findFaults(cards) }
}

/** Cards that a learner could not use: an empty side, an answer given away, two answers to one front, a long back. */
export function findFaults(cards: readonly GeneratedCard[]): string[] {
  const backs = new Map<string, Set<string>>()
  const frontOf = (card: GeneratedCard) => fold(`${card.front}|${card.chapter.join(' ')}`)
  for (const card of cards) {
    const known = backs.get(frontOf(card))
    if (known === undefined) backs.set(frontOf(card), new Set([fold(card.back)]))
    else known.add(fold(card.back))
  }
  const faults: string[] = []
  for (const card of cards) {
    const answer = fold(card.answer ?? '')
    if (fold(card.front) === '' || fold(card.back) === '') faults.push(`empty: ${card.key}`)
    if ((backs.get(frontOf(card))?.size ?? 0) > 1) faults.push(`ambiguous: ${card.front}`)
    if (answer.length > 3 && fold(card.front).includes(answer)) faults.push(`leak: ${card.front}`)
    if (card.back.length > 600) faults.push(`long: ${card.front}`)
  }
  return faults
}
