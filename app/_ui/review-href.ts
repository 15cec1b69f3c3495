/** The address of a sitting over one note, or over one chapter of it with all below. */
export function reviewHref(noteId: string, chapter: readonly string[] = []): string {
  const params = new URLSearchParams({ note: noteId })
  for (const title of chapter) params.append('chapter', title)
  return `/review?${params}`
}
