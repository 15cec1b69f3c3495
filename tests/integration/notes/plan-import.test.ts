import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { planImportRequestSchema, planImportResponseSchema } from '@/lib/contracts/import'
import { editCard } from '@/lib/server/use-cases/edit-card'
import { openGuestAccount } from '@/lib/server/use-cases/open-guest-account'
import { planImport } from '@/lib/server/use-cases/plan-import'
import { setCardStatus } from '@/lib/server/use-cases/set-card-status'
import { bring, COMPOST, cardOf, garden, MULCH, openNote, PRUNING } from '../../support/garden'
import { useTestDatabase } from '../../support/test-database'

useTestDatabase()

it('says what bringing a note again would do, and stores nothing', async () => {
  const opened = await openGuestAccount({ zone: 'UTC' }, newId())
  if (!opened.ok) throw new Error(opened.error.message)
  const { userId } = opened.value
  await bring(userId, [{ path: 'a.md', text: garden(MULCH, COMPOST) }])
  const before = await openNote(userId, 'a.md')
  const [mulch, compost] = [cardOf(before, 'Mulch'), cardOf(before, 'Compost')]
  await editCard(userId, { cardId: mulch.id, words: { front: 'Mulch?', back: 'Straw', answer: null } })
  await setCardStatus(userId, { cardId: mulch.id, action: 'drop' })
  const stored = await openNote(userId, 'a.md')

  const changed = '**Mulch**: a thick layer of straw or bark that keeps the soil moist.'
  const planned = await planImport(
    userId,
    planImportRequestSchema.parse({
      notes: [
        { path: 'a.md', text: garden(changed, PRUNING) },
        { path: 'new.md', text: garden('**Hoe**: a blade on a pole that loosens the soil.') },
        { path: '../x.md', text: 'x' },
      ],
    }),
  )
  if (!planned.ok) throw new Error(planned.error.message)
  const { notes, refused } = planImportResponseSchema.parse(planned.value)
  expect(refused.map(note => note.path)).toEqual(['../x.md'])
  expect(notes.map(note => [note.path, note.noteId, note.isUnchanged])).toEqual([
    ['a.md', before.id, false],
    ['new.md', null, false],
  ])
  const [a, fresh] = notes
  expect(a?.cards.find(card => card.cardId === mulch.id)).toMatchObject({
    isDropped: true,
    edited: { front: 'Mulch?', back: 'Straw', answer: null },
    before: { back: 'a layer of straw or bark that keeps the soil moist.' },
  })
  expect(a?.cards.filter(card => card.change === 'created')).toHaveLength(2)
  expect(a?.retired.map(card => card.cardId)).toContain(compost.id)
  expect(fresh?.cards.map(card => card.change)).toEqual(['created', 'created'])

  expect(await openNote(userId, 'a.md')).toEqual(stored)
})
