import type { SessionSelection } from '@/lib/client/session/review-session'

/**
 * What a review address asks for: `?note=ID`, `&chapter=A&chapter=B` for a path of headings, `&all=1` to go through
 * everything without rescheduling, `&card=ID` for single cards. An id that is no note's selects nothing.
 */
export function selectionFromParams(params: URLSearchParams): SessionSelection {
  const noteId = params.get('note')
  if (noteId === null) return {}
  const chapter = params.getAll('chapter')
  const cardIds = params.getAll('card')
  return {
    noteId,
    ...(chapter.length > 0 ? { chapter } : {}),
    ...(cardIds.length > 0 ? { cardIds } : {}),
    ...(params.get('all') === '1' ? { cram: true } : {}),
  }
}
