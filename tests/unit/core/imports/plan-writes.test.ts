import { describe, expect, it } from 'vitest'
import type { GeneratedCard } from '@/lib/core/cards/card'
import type { CardOutcome, NoteDiff } from '@/lib/core/imports/diff-import'
import { cardsInTheWay, planWrites } from '@/lib/core/imports/plan-writes'
import type { StoredLedgerCard } from '@/lib/core/imports/stored-card'

const generated = (key: string): GeneratedCard => ({
  key,
  kind: 'concept',
  rule: 'term-then-meaning',
  group: 'p3',
  chapter: ['Garden'],
  front: `What does ${key} mean?`,
  back: 'Something green.',
  answer: null,
  source: { file: 'a.md', startLine: 3, endLine: 3 },
})

const stored = (key: string, more: Partial<StoredLedgerCard> = {}): StoredLedgerCard => ({
  ...generated(key),
  id: `card-${key}`,
  noteId: 'note',
  notePath: 'a.md',
  startLine: 3,
  endLine: 3,
  position: 0,
  retired: false,
  isDropped: false,
  edited: null,
  ...more,
})

const outcome = (
  change: CardOutcome['change'],
  card: GeneratedCard,
  old: StoredLedgerCard | null,
): CardOutcome => ({
  change,
  card,
  stored: old,
  position: 0,
})

const diff = (cards: readonly CardOutcome[], retired: readonly StoredLedgerCard[] = []): NoteDiff => ({
  path: 'a.md',
  cards,
  retired,
})

const plan = (cards: readonly CardOutcome[], decisions: Parameters<typeof planWrites>[2] = []) =>
  planWrites('note', diff(cards), decisions, () => 'new-id')

const words = { front: 'My question', back: 'My answer', answer: null }

describe('planning what an import writes', () => {
  it('writes nothing for a card that is as it was', () => {
    const writes = plan([outcome('kept', generated('moss'), stored('moss'))])
    expect([writes.inserts, writes.updates, writes.counts.kept]).toEqual([[], [], 1])
  })

  it.each([
    ['it moved', { startLine: 9, endLine: 9 }],
    ['its key changed', { key: 'lichen' }],
    ['its words changed', { back: 'Something grey.' }],
    ['its chapter was renamed', { chapter: ['Gardens'] }],
    ['it comes from another note', { noteId: 'other' }],
    ['it was retired', { retired: true }],
  ] as const)('writes a card when %s', (_, more) => {
    const writes = plan([outcome('matched', generated('moss'), stored('moss', more))])
    expect(writes.updates).toMatchObject([{ id: 'card-moss', noteId: 'note', key: 'moss', startLine: 3 }])
  })

  it('keeps drops and the learner’s words through a change', () => {
    const old = stored('moss', { back: 'Something grey.', isDropped: true, edited: words })
    const [write] = plan([outcome('matched', generated('moss'), old)]).updates
    expect(write).toMatchObject({ status: 'dropped', edited: words, back: 'Something green.' })
  })

  it('obeys decisions in their order, and takes the note’s own words for no edit', () => {
    const card = generated('moss')
    const decide = (...decisions: Parameters<typeof planWrites>[2]) =>
      plan([outcome('created', card, null)], decisions).inserts[0]
    const key = 'moss'
    expect(decide()).toMatchObject({ id: 'new-id', status: 'active', edited: null })
    expect(decide({ action: 'drop', key })).toMatchObject({ status: 'dropped' })
    expect(decide({ action: 'drop', key }, { action: 'restore', key })).toMatchObject({ status: 'active' })
    expect(decide({ action: 'edit', key, ...words })).toMatchObject({ edited: words })
    expect(decide({ action: 'edit', key, front: card.front, back: card.back, answer: null })).toMatchObject({
      edited: null,
    })
    expect(decide({ action: 'drop', key: 'fern' })).toMatchObject({ status: 'active' })
  })

  it('carries progress over for new cards only', () => {
    const progress = { due: '2030-01-01', intervalDays: 3, ease: 250 }
    const card = { ...generated('moss'), progress }
    expect(plan([outcome('created', card, null)]).carryOvers).toEqual([{ cardId: 'new-id', progress }])
    expect(plan([outcome('kept', card, stored('moss'))]).carryOvers).toEqual([])
  })

  it('names the stored cards that hold a key which another card takes', () => {
    const stays = stored('moss', { id: 'stays', retired: true })
    const partner = stored('fern', { id: 'partner' })
    const taken = diff([outcome('matched', generated('moss'), partner)])
    expect(cardsInTheWay([stays, partner], taken)).toEqual(['stays'])
    expect(cardsInTheWay([stored('moss', { id: 'partner' })], taken)).toEqual([])
  })
})
