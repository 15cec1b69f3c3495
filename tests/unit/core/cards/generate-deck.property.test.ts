import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateDeck } from '@/lib/core/cards/generate-deck'
import { FRONT_TEMPLATES } from '@/lib/core/cards/language/front-templates'
import { findFaults } from '@/tests/support/score-deck'

const folder = fileURLToPath(new URL('../../../fixtures/notes', import.meta.url))
const lines = readdirSync(folder)
  .filter(name => name.endsWith('.md'))
  .flatMap(name => readFileSync(`${folder}/${name}`, 'utf8').split('\n'))

const scrap = fc.constantFrom(
  '```',
  '~~~',
  '> ',
  '- ',
  '| a |',
  '\u0000',
  '\r',
  '\u202eabc',
  '🙂',
  '`',
  '**',
  '[',
  '$$',
  '#',
  '\t',
  '---',
)
/** Lines of real-shaped notes, shuffled, with scraps of markup between and inside them. */
const note = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...lines) },
      { weight: 1, arbitrary: scrap },
      { weight: 1, arbitrary: fc.string() },
    ),
    {
      maxLength: 40,
    },
  )
  .chain(parts => fc.constantFrom('\n', '\r\n', '\n\n').map(end => parts.join(end)))

const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

describe('generateDeck on any note', { timeout: 120_000 }, () => {
  it('never throws, names every card once, stays inside the file, and makes no card that cannot be used', () => {
    fc.assert(
      fc.property(note, text => {
        const deck = generateDeck({ path: 'a.md', text })
        const last = text.split(/\r\n|\n|\r/).length
        expect(new Set(deck.cards.map(card => card.key)).size).toBe(deck.cards.length)
        for (const { source } of deck.cards) {
          expect(source.startLine).toBeGreaterThanOrEqual(1)
          expect(source.endLine).toBeGreaterThanOrEqual(source.startLine)
          expect(source.endLine).toBeLessThanOrEqual(last)
        }
        for (const passage of deck.passages) {
          expect(passage.cards.length > 0 || passage.reason !== null).toBe(true)
        }
        expect(findFaults(deck.cards.filter(card => card.kind !== 'basic' && card.kind !== 'cloze'))).toEqual(
          [],
        )
      }),
      { numRuns: 150 },
    )
  })

  it('gives the same deck for the same text', () => {
    fc.assert(
      fc.property(note, text => {
        expect(generateDeck({ path: 'a.md', text })).toEqual(generateDeck({ path: 'a.md', text }))
      }),
      { numRuns: 40 },
    )
  })

  it('invents nothing: every word of a card is the note’s own or a template’s', () => {
    const templates = new Set(
      Object.values(FRONT_TEMPLATES).flatMap(set =>
        Object.values(set).flatMap(value =>
          words(typeof value === 'string' ? value : (value as (a: unknown, b: unknown) => string)('', '')),
        ),
      ),
    )
    for (const word of 'what was were are is did do does in a an the each every all c1 1 2 3 4 5 6 7 8'.split(
      ' ',
    ))
      templates.add(word)
    fc.assert(
      fc.property(note, text => {
        const known = words(text).join(' ')
        for (const card of generateDeck({ path: 'a.md', text }).cards) {
          const strange = words(`${card.front} ${card.back}`).filter(
            word => !templates.has(word) && !known.includes(word) && !/^\d+$/.test(word),
          )
          expect(strange).toEqual([])
        }
      }),
      { numRuns: 100 },
    )
  })
})
