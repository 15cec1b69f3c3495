import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { generateDeck } from '@/lib/core/cards/generate-deck'
import { type GoldFact, scoreDeck } from '@/tests/support/score-deck'

const folder = fileURLToPath(new URL('../../../fixtures/notes', import.meta.url))
const names = readdirSync(folder)
  .filter(name => name.endsWith('.md'))
  .map(name => name.replace(/\.md$/, ''))

const read = (name: string) => {
  const text = readFileSync(`${folder}/${name}.md`, 'utf8')
  const gold = JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as GoldFact[]
  return scoreDeck(generateDeck({ path: `${name}.md`, text }).cards, gold)
}

describe('decks of notes in many styles', { timeout: 60_000 }, () => {
  it.each(names)('%s: no noise, no faulty card, nearly every fact', name => {
    const score = read(name)
    expect(score.noise).toEqual([])
    expect(score.faults).toEqual([])
    expect(score.missed.length, score.missed.join('\n')).toBeLessThanOrEqual(Math.floor(score.facts * 0.1))
  })

  it('covers 95 % of all facts together', () => {
    const scores = names.map(read)
    const facts = scores.reduce((sum, score) => sum + score.facts, 0)
    const missed = scores.flatMap(score => score.missed)
    expect(missed.length / facts, missed.join('\n')).toBeLessThanOrEqual(0.05)
  })
})
