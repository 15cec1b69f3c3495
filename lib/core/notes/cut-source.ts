/**
 * Cuts a long note into pieces that can be parsed one by one without changing what they mean: at a heading, else
 * before an unindented line after a blank one, never inside a fence unless the fence is longer than any piece may be.
 * Link definitions are appended to every piece, so references across pieces still resolve.
 */

export interface SourcePiece {
  readonly text: string
  /** Lines to parse after `text` and to ignore in the result. */
  readonly appendix: string
  /** Where `text` starts in the whole. */
  readonly offset: number
  /** 1-based line of its first character. */
  readonly line: number
}

const WANTED = 48_000
const PATIENT = 96_000
const MOST = 384_000
const MAX_APPENDIX = 8_000

const HEADING = /#{1,6}[ \t]/y
const FENCE = /[ \t]*(?:>[ \t]?)*[ \t]*(`{3,}|~{3,})/y
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S[^\n]*$/gm

/** @returns at least one piece; their texts joined are `text`. */
export function cutSource(text: string): SourcePiece[] {
  if (text.length <= PATIENT) return [{ text, appendix: '', offset: 0, line: 1 }]
  const starts: { offset: number; line: number }[] = [{ offset: 0, line: 1 }]
  let pieceStart = 0
  let fence: string | null = null
  let blankBefore = false
  let line = 1
  for (let at = 0; at < text.length; line += 1) {
    const newline = text.indexOf('\n', at)
    const end = newline === -1 ? text.length : newline + 1
    const size = at - pieceStart
    if (size > WANTED && fits(text, at, size, fence !== null, blankBefore)) {
      starts.push({ offset: at, line })
      pieceStart = at
      fence = null
    }
    fence = nextFence(text, at, fence)
    blankBefore = text.slice(at, Math.min(end, at + 200)).trim() === ''
    at = end
  }
  const definitions = readDefinitions(text)
  return starts.map(({ offset, line: first }, index) => ({
    text: text.slice(offset, starts[index + 1]?.offset ?? text.length),
    appendix: definitions,
    offset,
    line: first,
  }))
}

function fits(text: string, at: number, size: number, fenced: boolean, blankBefore: boolean): boolean {
  if (size > MOST) return true
  if (fenced) return false
  HEADING.lastIndex = at
  if (HEADING.test(text)) return true
  if (size <= PATIENT) return false
  const first = text.charCodeAt(at)
  return blankBefore && first !== 32 && first !== 9
}

function nextFence(text: string, at: number, open: string | null): string | null {
  FENCE.lastIndex = at
  const marks = FENCE.exec(text)?.[1]
  if (marks === undefined) return open
  if (open === null) return marks
  return marks[0] === open[0] && marks.length >= open.length ? null : open
}

function readDefinitions(text: string): string {
  let found = ''
  for (const match of text.matchAll(DEFINITION)) {
    if (found.length + match[0].length > MAX_APPENDIX) break
    found += `${match[0]}\n`
  }
  return found === '' ? '' : `\n\n${found}`
}
