import { v7 as newId } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import { withUser } from '@/lib/server/db/with-user'
import { editCard } from '@/lib/server/use-cases/edit-card'
import { listNotes } from '@/lib/server/use-cases/list-notes'
import { openGuestAccount } from '@/lib/server/use-cases/open-guest-account'
import { pullChanges } from '@/lib/server/use-cases/pull-changes'
import { deleteNote } from '@/lib/server/use-cases/put-note-away'
import { setCardStatus } from '@/lib/server/use-cases/set-card-status'
import { findLastImport, undoImport } from '@/lib/server/use-cases/undo-import'
import { bring, COMPOST, cardOf, garden, MULCH, openNote, PRUNING } from '../../support/garden'
import { useTestDatabase } from '../../support/test-database'

useTestDatabase()
let userId = ''

beforeEach(async () => {
  userId = await guest()
})

async function guest(): Promise<string> {
  const opened = await openGuestAccount({ zone: 'Europe/Berlin' }, newId())
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value.userId
}

/** Brings notes as one import with a name of its own. */
async function bringNamed(notes: Parameters<typeof bring>[1], more: object = {}): Promise<string> {
  const importId = newId()
  await bring(userId, notes, { importId, ...more })
  return importId
}

const revless = <T extends object>(row: T): object => ({ ...row, rev: 0, updatedAt: 0 })
async function everything(): Promise<{ texts: string[]; notes: object[]; cards: object[] }> {
  return withUser(userId, async tx => ({
    texts: (await tx.noteText.findMany({ orderBy: { hash: 'asc' } })).map(text => text.hash),
    notes: (await tx.note.findMany({ orderBy: { path: 'asc' } })).map(revless),
    cards: (await tx.card.findMany({ orderBy: { id: 'asc' } })).map(revless),
  }))
}

const WET = '**Mulch**: a wet layer of straw or bark that keeps the soil moist.'

describe('undo of an import', () => {
  it('puts every note and card back as it was: edited, moved, retired and restored ones', async () => {
    await bring(userId, [
      { path: 'a.md', text: garden(MULCH, COMPOST, PRUNING) },
      { path: 'b.md', text: garden('**Humus**: the dark part of the soil that holds water.') },
    ])
    await bring(userId, [{ path: 'a.md', text: garden(MULCH, COMPOST) }])
    const before = await everything()
    const importId = await bringNamed([
      { path: 'a.md', text: garden(PRUNING, WET) },
      { path: 'b.md', text: garden(COMPOST) },
    ])
    expect(await everything()).not.toEqual(before)
    expect(await undoImport(userId, importId)).toEqual({ ok: true, value: { notes: 2 } })
    expect(await everything()).toEqual(before)
  })

  it('retires what it made, puts away the notes it brought first, and a later import takes both back', async () => {
    await bring(userId, [{ path: 'a.md', text: garden(MULCH) }])
    const importId = await bringNamed([
      { path: 'a.md', text: garden(MULCH, COMPOST) },
      { path: 'new.md', text: garden(PRUNING) },
    ])
    const made = cardOf(await openNote(userId, 'a.md'), 'Compost').id
    await undoImport(userId, importId)
    expect((await listNotes(userId)).map(note => note.path)).toEqual(['a.md'])
    expect(cardOf(await openNote(userId, 'a.md'), 'Compost').status).toBe('retired')
    const again = await bring(userId, [
      { path: 'a.md', text: garden(MULCH, COMPOST) },
      { path: 'new.md', text: garden(PRUNING) },
    ])
    expect(again.notes.map(note => note.created)).toEqual([0, 0])
    expect(cardOf(await openNote(userId, 'a.md'), 'Compost')).toMatchObject({ id: made, status: 'active' })
  })

  it('keeps what the learner did since: hand edits and drops', async () => {
    await bring(userId, [{ path: 'a.md', text: garden(MULCH, COMPOST) }])
    const importId = await bringNamed([{ path: 'a.md', text: garden(WET, COMPOST) }])
    const note = await openNote(userId, 'a.md')
    await editCard(userId, {
      cardId: cardOf(note, 'Mulch').id,
      words: { front: 'Mulch?', back: 'Straw', answer: null },
    })
    await setCardStatus(userId, { cardId: cardOf(note, 'Compost').id, action: 'drop' })
    await undoImport(userId, importId)
    const after = await openNote(userId, 'a.md')
    expect(cardOf(after, 'Mulch')).toMatchObject({
      front: 'Mulch?',
      noteBack: 'a layer of straw or bark that keeps the soil moist.',
    })
    expect(cardOf(after, 'Compost').status).toBe('dropped')
  })

  it('reaches other devices with their next pull', async () => {
    await bring(userId, [{ path: 'a.md', text: garden(MULCH) }])
    const importId = await bringNamed([{ path: 'a.md', text: garden(WET) }])
    const first = await pullChanges(userId, 0)
    if (!first.ok) throw new Error(first.error.message)
    await undoImport(userId, importId)
    const pulled = await pullChanges(userId, first.value.cursor)
    expect(pulled.ok && pulled.value.cards.map(card => card.back)).toContain(
      'a layer of straw or bark that keeps the soil moist.',
    )
  })

  it('goes back step by step, the latest import first', async () => {
    await bring(userId, [{ path: 'a.md', text: garden(MULCH) }])
    const first = await bringNamed([{ path: 'a.md', text: garden(WET) }])
    const second = await bringNamed([{ path: 'a.md', text: garden(PRUNING, WET) }])
    const early = await undoImport(userId, first)
    expect(!early.ok && early.error.code).toBe('CONFLICT')
    expect((await findLastImport(userId))?.importId).toBe(second)
    expect((await undoImport(userId, second)).ok).toBe(true)
    expect((await undoImport(userId, first)).ok).toBe(true)
    expect((await openNote(userId, 'a.md')).text).toBe(garden(MULCH))
    expect(cardOf(await openNote(userId, 'a.md'), 'Pruning').status).toBe('retired')
  })

  it('is refused when a note was put away since, twice, and for anybody else', async () => {
    const importId = await bringNamed([{ path: 'a.md', text: garden(MULCH) }])
    const other = await guest()
    const codeOf = async (asker: string): Promise<string | null> => {
      const undone = await undoImport(asker, importId)
      return undone.ok ? null : undone.error.code
    }
    expect(await codeOf(other)).toBe('NOT_FOUND')
    await deleteNote(userId, (await openNote(userId, 'a.md')).id)
    expect(await codeOf(userId)).toBe('CONFLICT')
    const next = await bringNamed([{ path: 'b.md', text: garden(COMPOST) }])
    expect((await undoImport(userId, next)).ok).toBe(true)
    const twice = await undoImport(userId, next)
    expect(!twice.ok && twice.error.code).toBe('NOT_FOUND')
  })
})

describe('passages that move between two batches of one import', () => {
  it.each([
    ['the losing note comes first', 'a.md', 'z.md'],
    ['the gaining note comes first', 'z.md', 'a.md'],
  ])('are followed when %s', async (_, first, second) => {
    await bring(userId, [
      { path: 'a.md', text: garden(MULCH, COMPOST) },
      { path: 'z.md', text: garden(PRUNING) },
    ])
    const before = await everything()
    const mulch = cardOf(await openNote(userId, 'a.md'), 'Mulch').id
    const next: Record<string, string> = { 'a.md': garden(COMPOST), 'z.md': garden(PRUNING, MULCH) }
    const importId = newId()
    const reports: Awaited<ReturnType<typeof bring>>[] = []
    for (const [batch, path] of [first, second].entries()) {
      reports.push(await bring(userId, [{ path, text: next[path] ?? '' }], { importId, batch }))
    }
    const z = await openNote(userId, 'z.md')
    expect(cardOf(z, 'Mulch')).toMatchObject({ id: mulch, noteId: z.id, status: 'active' })
    expect(z.cards.filter(card => card.status === 'active')).toHaveLength(4)
    const sum = (pick: (report: (typeof reports)[number]) => number): number =>
      reports.reduce((total, report) => total + pick(report), 0)
    const created = sum(report => report.notes.reduce((total, note) => total + note.created, 0))
    expect(created - sum(report => report.followed)).toBe(0)
    await undoImport(userId, importId)
    expect((await openNote(userId, 'z.md')).cards.filter(card => card.status === 'active')).toHaveLength(2)
    expect(await everything()).toMatchObject({ texts: before.texts })
    expect(cardOf(await openNote(userId, 'a.md'), 'Mulch')).toMatchObject({ id: mulch, status: 'active' })
  })
})

it('the report shows what an edit changed, and the words of the learner that stay', async () => {
  await bring(userId, [{ path: 'a.md', text: garden(MULCH, COMPOST) }])
  const { id } = cardOf(await openNote(userId, 'a.md'), 'Mulch')
  await editCard(userId, { cardId: id, words: { front: 'Mulch?', back: 'Straw', answer: null } })
  const report = await bring(userId, [{ path: 'a.md', text: garden(WET, COMPOST) }])
  expect(report.notes[0]?.changes.find(change => change.cardId === id)).toMatchObject({
    before: { back: 'a layer of straw or bark that keeps the soil moist.' },
    after: { back: 'a wet layer of straw or bark that keeps the soil moist.' },
    edited: { front: 'Mulch?', back: 'Straw' },
  })
})
