import { Client } from 'pg'
import { v7 as newId } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import { withUser } from '@/lib/server/db/with-user'
import { editCard } from '@/lib/server/use-cases/edit-card'
import { importNotes } from '@/lib/server/use-cases/import-notes'
import { listNotes } from '@/lib/server/use-cases/list-notes'
import { openGuestAccount } from '@/lib/server/use-cases/open-guest-account'
import { deleteNote } from '@/lib/server/use-cases/put-note-away'
import { setCardStatus } from '@/lib/server/use-cases/set-card-status'
import { bring, COMPOST, cardOf, garden, importRequest, MULCH, openNote, PRUNING } from '../../support/garden'
import { useTestDatabase } from '../../support/test-database'

const database = useTestDatabase()
let userId = ''

beforeEach(async () => {
  const opened = await openGuestAccount({ zone: 'Europe/Berlin' }, newId())
  if (!opened.ok) throw new Error(opened.error.message)
  userId = opened.value.userId
})

const countsOf = (report: Awaited<ReturnType<typeof bring>>) =>
  report.notes.map(({ kept, matched, created, restored, retired }) => ({
    kept,
    matched,
    created,
    restored,
    retired,
  }))

describe('bringing a note', () => {
  it('stores its text once, its chapters and its cards in order', async () => {
    const text = garden(MULCH, COMPOST)
    const report = await bring(userId, [
      { path: 'a.md', text },
      { path: 'sub/b.md', text },
    ])
    expect(countsOf(report)).toEqual([
      { kept: 0, matched: 0, created: 4, restored: 0, retired: 0 },
      { kept: 0, matched: 0, created: 4, restored: 0, retired: 0 },
    ])
    const note = await openNote(userId, 'a.md')
    expect(note).toMatchObject({ title: 'Garden', text, deleted: false })
    expect(note.chapters.map(chapter => chapter.path)).toContainEqual(['Garden', 'Terms'])
    expect(note.cards.map(card => card.position)).toEqual([0, 1, 2, 3])
    expect(cardOf(note, 'Mulch')).toMatchObject({
      back: 'a layer of straw or bark that keeps the soil moist.',
      chapter: ['Garden', 'Terms'],
      startLine: 5,
      status: 'active',
      isEdited: false,
    })
    expect(await withUser(userId, tx => tx.noteText.count())).toBe(1)
  })

  it('applies what was decided in the preview', async () => {
    await bring(userId, [{ path: 'a.md', text: garden(MULCH, COMPOST) }])
    const before = await openNote(userId, 'a.md')
    const [mulch, compost] = [cardOf(before, 'Mulch'), cardOf(before, 'Compost')]
    await bring(userId, [
      {
        path: 'a.md',
        text: garden(MULCH, COMPOST),
        decisions: [
          { action: 'drop', key: mulch.key },
          { action: 'edit', key: compost.key, front: 'What is compost?', back: 'Plant food', answer: null },
          { action: 'drop', key: 'no-such-key' },
        ],
      },
    ])
    const after = await openNote(userId, 'a.md')
    expect(cardOf(after, 'Mulch').status).toBe('dropped')
    expect(cardOf(after, 'Compost')).toMatchObject({
      id: compost.id,
      front: 'What is compost?',
      back: 'Plant food',
      isEdited: true,
      noteBack: 'rotted plants that feed the soil.',
    })
    await bring(userId, [
      { path: 'a.md', text: garden(MULCH, COMPOST), decisions: [{ action: 'restore', key: mulch.key }] },
    ])
    expect(cardOf(await openNote(userId, 'a.md'), 'Mulch').status).toBe('active')
  })
})

describe('bringing a note again', () => {
  it('changes nothing when its text is the same', async () => {
    await bring(userId, [{ path: 'a.md', text: garden(MULCH, COMPOST) }])
    const before = await openNote(userId, 'a.md')
    const report = await bring(userId, [{ path: 'a.md', text: garden(MULCH, COMPOST) }])
    expect(countsOf(report)).toEqual([{ kept: 4, matched: 0, created: 0, restored: 0, retired: 0 }])
    expect(await openNote(userId, 'a.md')).toEqual(before)
  })

  it('keeps cards that moved, retires those whose passage went, and takes them back with it', async () => {
    await bring(userId, [{ path: 'a.md', text: garden(MULCH, COMPOST) }])
    const first = await openNote(userId, 'a.md')
    const moved = await bring(userId, [{ path: 'a.md', text: garden(PRUNING, COMPOST) }])
    expect(countsOf(moved)).toEqual([{ kept: 2, matched: 0, created: 2, restored: 0, retired: 2 }])
    const second = await openNote(userId, 'a.md')
    expect(cardOf(second, 'Compost').id).toBe(cardOf(first, 'Compost').id)
    expect(cardOf(second, 'Mulch')).toMatchObject({ id: cardOf(first, 'Mulch').id, status: 'retired' })

    const back = await bring(userId, [{ path: 'a.md', text: garden(MULCH, PRUNING, COMPOST) }])
    expect(countsOf(back)).toEqual([{ kept: 4, matched: 0, created: 0, restored: 2, retired: 0 }])
    expect(cardOf(await openNote(userId, 'a.md'), 'Mulch')).toMatchObject({
      id: cardOf(first, 'Mulch').id,
      status: 'active',
    })
    // The texts that no note has any more are gone.
    expect(await withUser(userId, tx => tx.noteText.count())).toBe(1)
  })

  it('follows an edited passage, and keeps hand edits and drops', async () => {
    await bring(userId, [{ path: 'a.md', text: garden(MULCH, COMPOST) }])
    const first = await openNote(userId, 'a.md')
    const [mulch, compost] = [cardOf(first, 'Mulch'), cardOf(first, 'Compost')]
    await editCard(userId, { cardId: mulch.id, words: { front: 'Mulch?', back: 'Straw', answer: null } })
    await setCardStatus(userId, { cardId: compost.id, action: 'drop' })
    const report = await bring(userId, [
      {
        path: 'a.md',
        text: garden(
          '**Mulch**: a thick layer of straw or bark that keeps the soil moist.',
          '**Compost**: rotted plants and peels that feed the soil.',
        ),
      },
    ])
    expect(countsOf(report)).toMatchObject([{ created: 0, retired: 0 }])
    const second = await openNote(userId, 'a.md')
    expect(cardOf(second, 'Mulch')).toMatchObject({
      id: mulch.id,
      front: 'Mulch?',
      back: 'Straw',
      noteBack: 'a thick layer of straw or bark that keeps the soil moist.',
    })
    expect(cardOf(second, 'Compost')).toMatchObject({ id: compost.id, status: 'dropped' })
  })

  it('follows a passage into another note, within one import and out of a note that is gone', async () => {
    await bring(userId, [
      { path: 'a.md', text: garden(MULCH, COMPOST) },
      { path: 'b.md', text: garden(PRUNING) },
    ])
    const mulch = cardOf(await openNote(userId, 'a.md'), 'Mulch')
    const report = await bring(userId, [
      { path: 'b.md', text: garden(PRUNING, MULCH) },
      { path: 'a.md', text: garden(COMPOST) },
    ])
    expect(report.notes.map(note => note.created + note.retired)).toEqual([0, 0])
    const b = await openNote(userId, 'b.md')
    expect(cardOf(b, 'Mulch')).toMatchObject({ id: mulch.id, noteId: b.id, status: 'active' })

    const renamed = await bring(userId, [{ path: 'c.md', text: garden(PRUNING, MULCH) }], { gone: ['b.md'] })
    expect(renamed.notes.map(note => [note.kept, note.created])).toEqual([[4, 0]])
    expect(cardOf(await openNote(userId, 'c.md'), 'Mulch').id).toBe(mulch.id)
    expect((await openNote(userId, 'b.md')).cards).toEqual([])
  })

  it('makes a copy a note of its own', async () => {
    await bring(userId, [{ path: 'a.md', text: garden(MULCH) }])
    const report = await bring(userId, [{ path: 'copy.md', text: garden(MULCH) }])
    expect(countsOf(report)).toMatchObject([{ created: 2 }])
    expect((await openNote(userId, 'a.md')).cards).toHaveLength(2)
  })

  it('takes a note back that was put away', async () => {
    await bring(userId, [{ path: 'a.md', text: garden(MULCH) }])
    const before = await openNote(userId, 'a.md')
    await deleteNote(userId, before.id)
    expect(await listNotes(userId)).toEqual([])
    const report = await bring(userId, [{ path: 'a.md', text: garden(MULCH) }])
    expect(countsOf(report)).toEqual([{ kept: 2, matched: 0, created: 0, restored: 0, retired: 0 }])
    const after = await openNote(userId, 'a.md')
    expect(after).toMatchObject({ id: before.id, deleted: false })
    expect(after.cards.map(card => card.id)).toEqual(before.cards.map(card => card.id))
  })
})

describe('the same request twice', () => {
  it('answers the same and stores once', async () => {
    const request = importRequest([{ path: 'a.md', text: garden(MULCH, COMPOST) }])
    const first = await importNotes(userId, request)
    expect(await importNotes(userId, request)).toEqual(first)
    expect((await openNote(userId, 'a.md')).cards).toHaveLength(4)
  })

  it('stores once when both come at the same time', async () => {
    const request = importRequest([{ path: 'a.md', text: garden(MULCH, COMPOST) }])
    const answers = await Promise.all([importNotes(userId, request), importNotes(userId, request)])
    expect(answers[0]?.ok).toBe(true)
    expect(answers[1]).toEqual(answers[0])
    expect((await openNote(userId, 'a.md')).cards).toHaveLength(4)
  })

  it('is refused when its content differs', async () => {
    const importId = newId()
    await bring(userId, [{ path: 'a.md', text: garden(MULCH) }], { importId })
    const again = await importNotes(
      userId,
      importRequest([{ path: 'a.md', text: garden(COMPOST) }], { importId }),
    )
    expect(!again.ok && again.error.code).toBe('CONFLICT')
    expect((await openNote(userId, 'a.md')).text).toBe(garden(MULCH))
  })
})

describe('two devices at once', () => {
  it('bring the same note: one note, each card once', async () => {
    await Promise.all([
      bring(userId, [{ path: 'a.md', text: garden(MULCH, COMPOST) }]),
      bring(userId, [{ path: 'a.md', text: garden(MULCH, COMPOST, PRUNING) }]),
      bring(userId, [{ path: 'a.md', text: garden(MULCH, COMPOST) }]),
    ])
    const notes = await listNotes(userId)
    expect(notes).toHaveLength(1)
    const note = await openNote(userId, 'a.md')
    const keys = note.cards.map(card => card.key)
    expect(new Set(keys).size).toBe(keys.length)
    expect([4, 6]).toContain(notes[0]?.cards)
  })

  it('edit and import: neither is lost', async () => {
    await bring(userId, [{ path: 'a.md', text: garden(MULCH) }])
    const { id } = cardOf(await openNote(userId, 'a.md'), 'Mulch')
    await Promise.all([
      editCard(userId, { cardId: id, words: { front: 'Mulch?', back: 'Straw', answer: null } }),
      bring(userId, [{ path: 'a.md', text: garden(COMPOST, MULCH) }]),
    ])
    expect(cardOf(await openNote(userId, 'a.md'), 'Mulch')).toMatchObject({
      id,
      front: 'Mulch?',
      startLine: 7,
    })
  })
})

describe('bad notes', () => {
  it('are refused by name, and the rest is stored', async () => {
    const report = await bring(userId, [
      { path: 'good.md', text: garden(MULCH) },
      { path: 'empty.md', text: ' \n\t' },
      { path: 'binary.md', text: 'a\0b' },
      { path: 'half.md', text: 'half a pair \ud800' },
      { path: '../../etc/passwd', text: garden(MULCH) },
      { path: '/etc/passwd', text: garden(MULCH) },
      { path: 'good.md', text: garden(COMPOST) },
      { path: './good.md', text: garden(COMPOST) },
      { path: 'large.md', text: 'x'.repeat(5 * 1024 * 1024 + 1) },
      { path: `${'ü'.repeat(999)}/`, text: garden(MULCH) },
      { path: `${'漢'.repeat(900)}`, text: garden(MULCH) },
      { path: 'controls.md', text: '\u0001\u0002\u0003\u0004 '.repeat(20) },
      { path: 'also-good.md', text: garden(COMPOST) },
      { path: 'no-text.md' } as never,
      'nonsense' as never,
    ])
    expect(report.notes.map(note => note.path)).toEqual(['good.md', `${'ü'.repeat(999)}`, 'also-good.md'])
    expect(report.refused.map(({ path, code }) => [path.slice(0, 20), code])).toEqual([
      ['good.md', 'INVALID_INPUT'],
      ['no-text.md', 'INVALID_INPUT'],
      ['note 15', 'INVALID_INPUT'],
      ['empty.md', 'UNREADABLE_FILE'],
      ['binary.md', 'UNREADABLE_FILE'],
      ['half.md', 'UNREADABLE_FILE'],
      ['../../etc/passwd', 'INVALID_INPUT'],
      ['/etc/passwd', 'INVALID_INPUT'],
      ['./good.md', 'INVALID_INPUT'],
      ['large.md', 'TOO_LARGE'],
      ['漢'.repeat(20), 'INVALID_INPUT'],
      ['controls.md', 'UNREADABLE_FILE'],
    ])
    for (const { path, message } of report.refused) expect(message).toContain(path.slice(0, 20))
    expect((await openNote(userId, 'good.md')).text).toBe(garden(MULCH))
  })

  it('that only the database refuses fall alone', async () => {
    const client = new Client({ connectionString: database().ownerUrl })
    await client.connect()
    try {
      await client.query(`ALTER TABLE note ADD CONSTRAINT no_cursed_note CHECK (path <> 'cursed.md')`)
      const report = await bring(userId, [
        { path: 'a.md', text: garden(MULCH) },
        { path: 'cursed.md', text: garden(COMPOST) },
        { path: 'b.md', text: garden(PRUNING) },
      ])
      expect(report.notes.map(note => note.path)).toEqual(['a.md', 'b.md'])
      expect(report.refused.map(note => note.path)).toEqual(['cursed.md'])
    } finally {
      await client.query('ALTER TABLE note DROP CONSTRAINT IF EXISTS no_cursed_note')
      await client.end()
    }
  })

  it('with HTML and script are text like any other', async () => {
    const text = garden(
      '**Mulch**: <script>alert(1)</script> <img src=x onerror=alert(1)> straw over the soil.',
    )
    await bring(userId, [{ path: 'a.md', text }])
    expect((await openNote(userId, 'a.md')).text).toBe(text)
  })
})

describe('a large note', () => {
  it('moves two thousand cards down a line in a handful of statements', async () => {
    const terms = Array.from(
      { length: 1_000 },
      (_, n) => `**Plant ${n}**: grows ${n} centimetres a year in shade.`,
    )
    const first = await bring(userId, [{ path: 'a.md', text: garden(...terms) }])
    const created = first.notes[0]?.created ?? 0
    expect(created).toBeGreaterThan(1_900)
    const again = await bring(userId, [{ path: 'a.md', text: `A word before.\n\n${garden(...terms)}` }])
    expect(again.notes[0]).toMatchObject({ created: 0, retired: 0 })
    expect((await openNote(userId, 'a.md')).cards[0]?.startLine).toBe(7)
  })
})
