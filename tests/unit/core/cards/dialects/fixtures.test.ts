import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readExplicitCards } from '@/lib/core/cards/dialects/read-explicit-cards'
import { parseNote } from '@/lib/core/notes/parse-note'

/** Each `name.md` stands beside `name.json`, the cards that its author meant, and no others. */
const FOLDER = join(import.meta.dirname, '../../../../fixtures/dialects')
const names = readdirSync(FOLDER)
  .filter(name => name.endsWith('.md'))
  .map(name => name.slice(0, -3))

describe('explicit cards of a fixture', () => {
  it.each(names)('%s', name => {
    const note = parseNote(readFileSync(join(FOLDER, `${name}.md`), 'utf8'))
    const { cards } = readExplicitCards(note)
    const seen = cards.map(({ rule, chapter, front, back, answer, source, progress }) => ({
      rule,
      lines: [source.startLine, source.endLine],
      chapter,
      front,
      back,
      ...(answer === null ? {} : { answer }),
      ...(progress === undefined ? {} : { progress }),
    }))
    expect(seen).toEqual(JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')))
  })
})
