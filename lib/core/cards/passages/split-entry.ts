import { isNoTerm, isShortPhrase } from '@/lib/core/cards/language/phrases'
import { isCjk } from '@/lib/core/notes/clean-text'
import { type Run, sliceRun } from '@/lib/core/notes/run'

export interface SplitEntry {
  readonly left: Run
  readonly right: Run
  /** How the left side is set: as code, bold, italic or linked throughout, or not at all. */
  readonly mark: 'code' | 'strong' | 'emphasis' | 'link' | null
  readonly separator: string
}

const AFTER_MARK =
  /^\s*(?:\([^()]{1,60}\)\s*)?(:{1,2}(?=\s|[^\s:])|：|-{1,2}>|=>|→|⇒|➜|—|–|-{1,3}(?=\s)|={1,2}(?=\s)|\|(?=\s)|\/\/(?=\s)|#(?=\s)|،|·)\s*/
const JOINT = /^\s*(?:[,/|&+、;]|or|and|y|e|o|ou|und|oder|et|和|或|和|또는)?\s*$/
const PLAIN_SEPARATOR =
  /:(?=\s|$)|：|\s[-–—]{1,3}(?=\s)|—|\s(?:->|→|=>|⇒|=)(?=\s)|\t+|(?<=\S)\s{0,1}->\s|:(?=[\u2e80-\uffef])/g

/** Cuts `term: meaning` in all its punctuation. @returns null where nothing tells the two apart. */
export function splitEntry(run: Run): SplitEntry | null {
  const known = splits.get(run)
  if (known !== undefined) return known
  const split = splitAfterMark(run) ?? splitPlain(run)
  splits.set(run, split)
  return split
}

/** Several rules ask the same of one run. */
const splits = new WeakMap<Run, SplitEntry | null>()

/** Where the leading code, bold or linked words end, and how they are set. */
export function readHead(run: Run): { end: number; mark: NonNullable<SplitEntry['mark']> } | null {
  let at = 0
  let end = 0
  let mark: SplitEntry['mark'] = null
  for (const [index, token] of run.tokens.entries()) {
    const next = at + token.text.length
    const own = markOf(token)
    if (mark === null) {
      if (own !== null) {
        mark = own
        end = next
      } else if (!/^[^\p{L}\p{N}`$%([{<"'“]*$/u.test(token.text)) return null
    } else if (own === mark || (own !== null && mark === 'strong' && token.strong)) {
      end = next
    } else {
      const following = run.tokens[index + 1]
      if (following === undefined || markOf(following) !== mark || !JOINT.test(token.text)) break
    }
    at = next
  }
  return mark === null ? null : { end, mark }
}

function markOf(token: Run['tokens'][number]): SplitEntry['mark'] {
  if (token.kind === 'code') return 'code'
  if (token.strong) return 'strong'
  if (token.emphasis) return 'emphasis'
  if (token.link) return 'link'
  return token.kind === 'math' ? 'code' : null
}

function splitAfterMark(run: Run): SplitEntry | null {
  const head = readHead(run)
  if (head === null) return null
  const { end, mark } = head
  const rest = run.plain.slice(end)
  const inside = mark === 'code' ? null : /\s*([:：.—–-])\s*$/.exec(run.plain.slice(0, end))
  if (inside !== null && rest.trim() !== '') {
    const after = AFTER_MARK.exec(rest)?.[0].length ?? 0
    return made(run, inside.index, end + after, mark, inside[1] ?? ':')
  }
  const match = AFTER_MARK.exec(rest)
  if (match !== null) {
    const separator = match[1] ?? ':'
    const leftEnd = end + match[0].lastIndexOf(separator)
    return made(run, leftEnd, end + match[0].length, mark, separator)
  }
  if (mark === 'strong' && /^\.\s/.test(rest)) return made(run, end, end + 1, mark, '.')
  return null
}

function splitPlain(run: Run): SplitEntry | null {
  const limit = Math.min(run.plain.length, 140)
  PLAIN_SEPARATOR.lastIndex = 0
  for (const match of run.plain.slice(0, limit + 2).matchAll(PLAIN_SEPARATOR)) {
    if (isSolidAt(run, match.index) || /[,(]$|\([^)]*$/.test(run.plain.slice(0, match.index))) continue
    return made(run, match.index, match.index + match[0].length, null, match[0].trim())
  }
  return null
}

function made(
  run: Run,
  leftEnd: number,
  rightStart: number,
  mark: SplitEntry['mark'],
  separator: string,
): SplitEntry | null {
  const left = sliceRun(run, 0, leftEnd)
  const right = sliceRun(run, rightStart)
  if (left.plain === '' || (right.plain === '' && right.tokens.length === 0)) return null
  return { left, right, mark, separator }
}

/** True inside code, math and an image. */
export function isSolidAt(run: Run, offset: number): boolean {
  let at = 0
  for (const token of run.tokens) {
    const next = at + token.text.length
    if (offset < next) return token.kind !== 'text'
    at = next
  }
  return false
}

/** The code of a run that is one piece of code with nothing but punctuation around it, else null. */
export function wholeCode(run: Run): string | null {
  const codes = run.tokens.filter(token => token.kind === 'code')
  const rest = run.tokens.filter(token => token.kind !== 'code')
  if (codes.length === 0 || rest.some(token => !/^[\s.,;:。；，]*$/.test(token.text))) return null
  return codes.length === 1 ? (codes[0]?.text.trim() ?? null) : null
}

/** A left side that may be a term: short, no label, no sentence. */
export function isTermLike(left: Run, marked: boolean): boolean {
  const plain = left.plain
  if (isNoTerm(plain) || /^(?:https?:|www\.)/i.test(plain)) return false
  if (!isShortPhrase(marked ? plain.replace(/[.!]$/, '') : plain, marked ? 9 : 6)) return false
  if (marked) return true
  if ([...plain].some(isCjk) && plain.length > 24) return false
  return (
    !/[,;]\s.*[,;]\s/.test(plain) &&
    !/^(?:to|how to|if|when|for|by|with|in|on|at|and|or|but|so|because|once|after|before|while|use|using|run|there|here|it|this|that|these|those|you|we|i|they|let|can|do|does|did)\b/i.test(
      plain,
    )
  )
}
