/** The address of a sitting over one note, or over one chapter of it with all below. */
export function reviewHref(noteId: string, chapter: readonly string[] = []): string {
  const params = new URLSearchParams({ note: noteId })
  for (const title of chapter) params.append('chapter', title)
  return `/review?${params}`
}

/** The address of a sitting over some cards of a note; `isPractice` takes also those that are not due. */
export function passageReviewHref(noteId: string, cardIds: readonly string[], isPractice: boolean): string {
  const params = new URLSearchParams({ note: noteId })
  for (const id of cardIds) params.append('card', id)
  if (isPractice) params.set('all', '1')
  return `/review?${params}`
}
