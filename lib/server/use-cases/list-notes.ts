import 'server-only'
import type { NoteSummary } from '@/lib/contracts/notes'
import { withUser } from '@/lib/server/db/with-user'

/**
 * The learner's notes with their numbers of cards, by path. `deleted` asks for those that were put away instead.
 */
export function listNotes(
  userId: string,
  options: { readonly deleted?: boolean } = {},
): Promise<NoteSummary[]> {
  return withUser(userId, async tx => {
    const notes = await tx.note.findMany({
      where: { userId, deletedAt: options.deleted === true ? { not: null } : null },
      orderBy: { path: 'asc' },
    })
    const groups = await tx.card.groupBy({
      by: ['noteId', 'status'],
      where: { userId, note: { deletedAt: options.deleted === true ? { not: null } : null } },
      _count: true,
    })
    const counts = new Map(groups.map(group => [`${group.noteId} ${group.status}`, group._count]))
    const countOf = (noteId: string, status: string): number => counts.get(`${noteId} ${status}`) ?? 0
    return notes.map(note => ({
      id: note.id,
      rev: Number(note.rev),
      path: note.path,
      title: note.title,
      tags: note.tags,
      cards: countOf(note.id, 'active'),
      dropped: countOf(note.id, 'dropped'),
      retired: countOf(note.id, 'retired'),
      updatedAt: note.updatedAt.getTime(),
    }))
  })
}
