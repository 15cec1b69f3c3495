import { describe, expect, test } from 'vitest'
import {
  addPlans,
  addRead,
  countDraft,
  countPlans,
  dropCard,
  EMPTY_DRAFT,
  editCard,
  previewCards,
  restoreCard,
  setExcluded,
  toImportedNotes,
} from '@/lib/client/import/import-draft'
import type { PreparedNote } from '@/lib/client/import/prepared-note'
import { readFiles } from '@/lib/client/import/read-files'
import type { PlannedNote } from '@/lib/contracts/import'
import type { GeneratedCard } from '@/lib/core/cards/card'
import { openIntake } from '@/lib/core/notes-intake/take-file'
import { zipOf } from './zips'

const card = (key: string): GeneratedCard => ({
  key,
  kind: 'concept',
  rule: 'some-rule',
  group: key,
  chapter: [],
  front: `front of ${key}`,
  back: `back of ${key}`,
  answer: null,
  source: { file: 'a.md', startLine: 1, endLine: 1 },
})
const note = (path: string, ...keys: string[]): PreparedNote => ({
  path,
  text: `text of ${path}`,
  convertedFrom: null,
  renamedFrom: null,
  deck: { title: path, chapters: [], passages: [], cards: keys.map(card), tags: [] },
})
const CARD_ID = '0192f0c0-0000-7000-8000-000000000001'
const planned = (
  key: string,
  change: PlannedNote['cards'][number]['change'],
  extra: Partial<PlannedNote['cards'][number]> = {},
): PlannedNote['cards'][number] => ({
  key,
  change,
  cardId: CARD_ID,
  isDropped: false,
  edited: null,
  before: null,
  ...extra,
})
const TWO = addRead(EMPTY_DRAFT, [note('a.md', 'k1', 'k2'), note('b.md', 'k3')], [])
const cardsOf = (draft: typeof TWO, path: string) => {
  const found = draft.notes.get(path)
  return found === undefined ? [] : previewCards(found, draft.decisions.get(path), draft.plans.get(path))
}

describe('a draft', () => {
  test('counts what will be kept and sends what was decided', () => {
    const edited = editCard(dropCard(TWO, 'a.md', 'k1'), 'b.md', 'k3', {
      front: 'F',
      back: 'B',
      answer: 'ls',
    })
    expect(countDraft(edited)).toEqual({ notes: 2, cards: 2, dropped: 1 })
    expect(toImportedNotes(edited)).toEqual([
      { path: 'a.md', text: 'text of a.md', decisions: [{ action: 'drop', key: 'k1' }] },
      {
        path: 'b.md',
        text: 'text of b.md',
        decisions: [{ action: 'edit', key: 'k3', front: 'F', back: 'B', answer: 'ls' }],
      },
    ])
    expect(cardsOf(edited, 'b.md')[0]).toMatchObject({ front: 'F', isEdited: true, isDropped: false })
    expect(cardsOf(edited, 'a.md')[0]).toMatchObject({ isDropped: true, isEdited: false })
  })

  test('taking everything back leaves no decision', () => {
    const changed = editCard(dropCard(TWO, 'a.md', 'k1'), 'a.md', 'k2', {
      front: 'F',
      back: 'B',
      answer: null,
    })
    const back = editCard(restoreCard(changed, 'a.md', 'k1'), 'a.md', 'k2', null)
    expect(back.decisions.size).toBe(0)
    expect(TWO.decisions.size).toBe(0)
  })

  test('a note left out is neither counted nor sent, and can come back', () => {
    const without = setExcluded(TWO, 'a.md', true)
    expect(countDraft(without)).toEqual({ notes: 1, cards: 1, dropped: 0 })
    expect(toImportedNotes(without).map(one => one.path)).toEqual(['b.md'])
    expect(countDraft(setExcluded(without, 'a.md', false))).toEqual(countDraft(TWO))
  })

  test('a plan shows earlier drops and edits, which stay unless taken back', () => {
    const words = { front: 'mine', back: 'mine too', answer: null }
    const before = { front: 'old', back: 'old', answer: null }
    const draft = addPlans(TWO, [
      {
        path: 'a.md',
        noteId: CARD_ID,
        isUnchanged: false,
        cards: [
          planned('k1', 'kept', { isDropped: true }),
          planned('k2', 'matched', { edited: words, before }),
        ],
        retired: [{ ...words, cardId: CARD_ID, chapter: [] }],
      },
      { path: 'b.md', noteId: null, isUnchanged: false, cards: [planned('k3', 'created')], retired: [] },
    ])
    expect(cardsOf(draft, 'a.md')).toMatchObject([
      { isDropped: true, change: 'kept' },
      { front: 'mine', isEdited: true, change: 'matched', before },
    ])
    expect(cardsOf(draft, 'b.md')).toMatchObject([{ change: null }])
    expect(countDraft(draft)).toEqual({ notes: 2, cards: 2, dropped: 1 })
    expect(countPlans(draft.plans.values())).toEqual({
      kept: 1,
      matched: 1,
      created: 0,
      restored: 0,
      retired: 1,
    })
    const restored = restoreCard(draft, 'a.md', 'k1')
    expect(toImportedNotes(restored)[0]?.decisions).toEqual([{ action: 'restore', key: 'k1' }])
    expect(countDraft(restored).dropped).toBe(0)
    expect(dropCard(restored, 'a.md', 'k1').decisions.size).toBe(0)
  })

  test('no plan, no update', () => {
    expect(countPlans([])).toBeNull()
  })
})

describe('readFiles', () => {
  test('one outcome for each file, counts that end at the number picked', async () => {
    const unreadable = new File([''], 'gone.md')
    Object.defineProperty(unreadable, 'arrayBuffer', { value: () => Promise.reject(new Error('gone')) })
    const zip = new File([new Uint8Array(zipOf({ 'z/one.md': '# 1', 'z/two.md': '# 2' }))], 'z.zip')
    const picked = [
      { path: 'a.md', file: new File(['# A'], 'a.md'), isChosen: true },
      { path: 'gone.md', file: unreadable, isChosen: true },
      { path: 'v/pic.png', file: new File(['x'], 'pic.png'), isChosen: false },
      { path: 'z.zip', file: zip, isChosen: true },
    ]
    const limits = {
      largestNoteBytes: 1_000,
      largestZipBytes: 10_000,
      mostNotes: 10,
      mostUnzippedBytes: 10_000,
      mostZipEntries: 10,
    }
    const told: string[] = []
    for await (const { outcome, filesDone, files } of readFiles(openIntake(limits), picked)) {
      const what =
        outcome.kind === 'note'
          ? outcome.note.path
          : outcome.kind === 'problem'
            ? outcome.problem.message
            : outcome.reason
      told.push(`${filesDone}/${files} ${what}`)
    }
    expect(told).toEqual([
      '1/4 a.md',
      '2/4 gone.md could not be read. Check that it is still there and try again.',
      '3/4 not-a-note',
      '4/5 z/one.md',
      '5/5 z/two.md',
    ])
  })
})
