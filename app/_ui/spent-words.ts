/** Time spent, such as `40 s` or `12 min`. */
export function spentWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
