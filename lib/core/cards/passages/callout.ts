import { makeRun, type Run, type RunToken, sliceRun } from '@/lib/core/notes/run'

const MARK = /^\s*\[!(\w[\w-]{0,30})\][+-]?[ \t]*([^\n]*)\n?/
const SAYS_NOTHING =
  /^(?:note|info|tip|hint|warning|caution|important|danger|example|quote|todo|success|question|bug|abstract|summary|definition|def|theorem)?[.:!]?$/i

/**
 * `> [!note] Title` above its text, as vaults and forges write it: the title becomes bold words before the text, so that
 * it is read as the term or question it is. @returns the run as it is where it is no callout.
 */
export function readCallout(run: Run): Run {
  const match = MARK.exec(run.plain)
  if (match === null) return run
  const [mark, , title = ''] = match
  const body = sliceRun(run, mark.length)
  if (SAYS_NOTHING.test(title.trim())) return body
  const from = mark.lastIndexOf(title)
  const named = sliceRun(run, from, from + title.length).tokens.map(token => ({ ...token, strong: true }))
  const last = named.at(-1)
  if (last === undefined || body.tokens.length === 0) return makeRun(named)
  const joint: RunToken = {
    ...last,
    kind: 'text',
    text: /[?？:]$/.test(title.trim()) ? ' ' : ': ',
    strong: false,
  }
  return makeRun([...named, joint, ...body.tokens])
}
