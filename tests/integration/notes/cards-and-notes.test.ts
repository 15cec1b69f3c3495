import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { noteSummarySchema, noteViewSchema } from '@/lib/contracts/notes'
import type { AppError } from '@/lib/core/app-error'
import type { Result } from '@/lib/core/result'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import { openDeviceSession } from '@/lib/server/auth/device-sessions'
import { withUser } from '@/lib/server/db/with-user'
import { changePassword } from '@/lib/server/use-cases/change-password'
import { deleteAccount } from '@/lib/server/use-cases/delete-account'
import { editCard } from '@/lib/server/use-cases/edit-card'
import { getNote } from '@/lib/server/use-cases/get-note'
import { getSettings } from '@/lib/server/use-cases/get-settings'
import { listNotes } from '@/lib/server/use-cases/list-notes'
import { listSessions } from '@/lib/server/use-cases/list-sessions'
import { openGuestAccount } from '@/lib/server/use-cases/open-guest-account'
import { deleteNote, restoreNote } from '@/lib/server/use-cases/put-note-away'
import { revokeAllSessions, revokeSession } from '@/lib/server/use-cases/revoke-session'
import { setCardStatus } from '@/lib/server/use-cases/set-card-status'
import { updateSettings } from '@/lib/server/use-cases/update-settings'
import { bring, COMPOST, cardOf, garden, MULCH, openNote } from '../../support/garden'
import { useTestDatabase } from '../../support/test-database'

useTestDatabase()

async function guest(): Promise<string> {
  const opened = await openGuestAccount({ zone: 'Europe/Berlin' }, newId())
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value.userId
}

const revOf = (userId: string) =>
  withUser(userId, async tx => Number((await tx.user.findUniqueOrThrow({ where: { id: userId } })).rev))

describe('cards', () => {
  it('take the learner’s words, and give the note’s back', async () => {
    const userId = await guest()
    await bring(userId, [{ path: 'a.md', text: garden(MULCH) }])
    const card = cardOf(await openNote(userId, 'a.md'), 'Mulch')
    const edited = await editCard(userId, {
      cardId: card.id,
      words: { front: 'Mulch?', back: 'Straw', answer: 'straw' },
    })
    expect(edited).toMatchObject({ ok: true, value: { front: 'Mulch?', back: 'Straw', answer: 'straw' } })
    expect(edited.ok && edited.value.rev).toBe(await revOf(userId))
    const undone = await editCard(userId, { cardId: card.id, words: null })
    expect(undone).toMatchObject({
      ok: true,
      value: { front: card.front, back: card.back, answer: card.answer },
    })
    expect(cardOf(await openNote(userId, 'a.md'), 'Mulch').isEdited).toBe(false)
  })

  it('are not "edited" by the note’s own words', async () => {
    const userId = await guest()
    await bring(userId, [{ path: 'a.md', text: garden(MULCH) }])
    const { id, front, back, answer } = cardOf(await openNote(userId, 'a.md'), 'Mulch')
    await editCard(userId, { cardId: id, words: { front, back, answer } })
    expect(cardOf(await openNote(userId, 'a.md'), 'Mulch').isEdited).toBe(false)
  })

  it('are dropped and restored; a retired one comes back too', async () => {
    const userId = await guest()
    await bring(userId, [{ path: 'a.md', text: garden(MULCH, COMPOST) }])
    const { id } = cardOf(await openNote(userId, 'a.md'), 'Mulch')
    const set = async (action: 'drop' | 'restore') => {
      const result = await setCardStatus(userId, { cardId: id, action })
      return result.ok ? result.value.status : result.error.code
    }
    expect([await set('drop'), await set('drop'), await set('restore')]).toEqual([
      'dropped',
      'dropped',
      'active',
    ])
    await bring(userId, [{ path: 'a.md', text: garden(COMPOST) }])
    expect([await set('restore'), await set('drop')]).toEqual(['active', 'dropped'])
  })
})

describe('notes', () => {
  it('are listed with their numbers of cards', async () => {
    const userId = await guest()
    await bring(userId, [
      { path: 'b.md', text: garden(MULCH) },
      { path: 'a.md', text: garden(MULCH, COMPOST) },
    ])
    await setCardStatus(userId, {
      cardId: cardOf(await openNote(userId, 'a.md'), 'Mulch').id,
      action: 'drop',
    })
    await bring(userId, [{ path: 'b.md', text: garden(COMPOST) }])
    const notes = await listNotes(userId)
    expect(notes.map(note => noteSummarySchema.parse(note))).toEqual(notes)
    expect(notes.map(({ path, cards, dropped, retired }) => [path, cards, dropped, retired])).toEqual([
      ['a.md', 3, 1, 0],
      ['b.md', 2, 0, 2],
    ])
    const view = await openNote(userId, 'b.md')
    expect(noteViewSchema.parse(view)).toEqual(view)
  })

  it('are put away and come back whole', async () => {
    const userId = await guest()
    await bring(userId, [{ path: 'a.md', text: garden(MULCH) }])
    const before = await openNote(userId, 'a.md')
    expect((await deleteNote(userId, before.id)).ok).toBe(true)
    expect(await listNotes(userId)).toEqual([])
    expect(await listNotes(userId, { deleted: true })).toHaveLength(1)
    expect((await restoreNote(userId, before.id)).ok).toBe(true)
    const after = await openNote(userId, 'a.md')
    expect(after).toEqual({ ...before, rev: await revOf(userId) })
  })
})

describe('settings', () => {
  it('change in part and carry the change counter', async () => {
    const userId = await guest()
    const changed = await updateSettings(userId, {
      dayStartHour: 2,
      preset: { ...defaultPreset, newPerDay: 5 },
    })
    expect(await getSettings(userId)).toEqual({
      ok: true,
      value: {
        rev: changed.rev,
        zone: 'Europe/Berlin',
        dayStartHour: 2,
        preset: { ...defaultPreset, newPerDay: 5 },
      },
    })
    expect(changed.rev).toBe(await revOf(userId))
  })

  it('count every change when several come at once', async () => {
    const userId = await guest()
    const revs = await Promise.all(
      Array.from({ length: 8 }, (_, hour) => updateSettings(userId, { dayStartHour: hour })),
    )
    expect(revs.map(({ rev }) => rev).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('another user’s things', () => {
  let owner = ''
  let stranger = ''
  let noteId = ''
  let cardId = ''
  let sessionId = ''
  let before: unknown

  beforeAll(async () => {
    owner = await guest()
    stranger = await guest()
    await bring(owner, [{ path: 'a.md', text: garden(MULCH) }])
    const note = await openNote(owner, 'a.md')
    noteId = note.id
    cardId = cardOf(note, 'Mulch').id
    sessionId = (await openDeviceSession({ userId: owner, way: 'guest', userAgent: '' })).sessionId
    before = [note, await getSettings(owner), await listSessions({ id: owner, sessionId })]
  })

  const attempts: [string, () => Promise<Result<unknown, AppError>>][] = [
    ['getNote', () => getNote(stranger, noteId)],
    ['deleteNote', () => deleteNote(stranger, noteId)],
    ['restoreNote', () => restoreNote(stranger, noteId)],
    ['editCard', () => editCard(stranger, { cardId, words: { front: 'x', back: 'y', answer: null } })],
    ['editCard back', () => editCard(stranger, { cardId, words: null })],
    ['setCardStatus', () => setCardStatus(stranger, { cardId, action: 'drop' })],
    ['revokeSession', () => revokeSession(stranger, sessionId)],
  ]

  it.each(attempts)('%s: not found', async (_, attempt) => {
    const result = await attempt()
    expect(!result.ok && result.error.code).toBe('NOT_FOUND')
  })

  it('are out of reach of everything that names no row', async () => {
    expect(await listNotes(stranger)).toEqual([])
    expect(await listSessions({ id: stranger, sessionId })).toEqual([])
    expect(await revokeAllSessions(stranger, null)).toBe(0)
    await updateSettings(stranger, { zone: 'Asia/Kathmandu' })
    await bring(stranger, [{ path: 'a.md', text: garden(COMPOST) }], { gone: ['a.md'] })
    const password = await changePassword(
      { id: stranger, sessionId },
      { currentPassword: 'x', newPassword: 'quiet-harbour-lamp' },
    )
    expect(!password.ok && password.error.code).toBe('CONFLICT')
    expect((await deleteAccount(stranger, 'guest')).ok).toBe(true)
    expect([
      await openNote(owner, 'a.md'),
      await getSettings(owner),
      await listSessions({ id: owner, sessionId }),
    ]).toEqual(before)
  })
})
