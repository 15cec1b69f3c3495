import type { SessionSelection } from '@/lib/client/session/review-session'

/**
 * What a review address asks for: `?note=ID`, `&chapter=A&chapter=B` for a path of headings, `&all=1` to go through
 * everything without rescheduling. An id that is no note's selects nothing.
 */
export function selectionFromParams(params: URLSearchParams): SessionSelection {
  const noteId = params.get('note')
  if (noteId === null) return {}
  const chapter = params.getAll('chapter')
  return {
    noteId,
    ...(chapter.length > 0 ? { chapter } : {}),
    ...(params.get('all') === '1' ? { cram: true } : {}),
  }
}
