import { sentencesOf } from '@/lib/core/cards/language/phrases'
import { isSolidAt } from '@/lib/core/cards/passages/split-entry'
import { type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

const WANTED = 420
const MOST = 580

/** As many leading sentences as make a back that can be checked at a glance; empty when the first is too long. */
export function firstSentences(run: Run): string {
  const whole = runToMarkdown(run)
  if (whole.length <= WANTED) return whole
  let best = ''
  for (const span of sentencesOf(run.plain, offset => isSolidAt(run, offset))) {
    if (span.to > MOST) break
    const text = runToMarkdown(sliceRun(run, 0, span.to))
    if (text.length > (best === '' ? MOST : WANTED)) break
    best = text
  }
  return best
}
