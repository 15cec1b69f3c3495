import type { Run } from '@/lib/core/notes/run'

/** Offset of the bracket that opens the last group, closed at the end or not at all. */
export function openingOf(text: string): number {
  const bare = text.replace(/[\s.;]+$/, '')
  const closed = /[)）]$/.test(bare)
  let depth = 0
  for (let at = bare.length - 1; at > 0; at -= 1) {
    const char = bare[at]
    if (char === ')' || char === '）') depth += 1
    else if (char === '(' || char === '（') {
      depth -= 1
      if (depth <= 0) {
        const spaced = /\s/.test(bare[at - 1] ?? '') || char === '（'
        return spaced && (closed || depth < 0) ? at : -1
      }
    }
  }
  return -1
}

const PROSE =
  /(?:^|\s)(?:is|are|was|the|an?|of|that|which|you|will|can|may|must|to|for|it|this|only|when|if|y|de|que|und|der|die|das|ist|est|les?)(?=\s|[,.:]|$)/i

/** True for a run that begins with code and goes on like code: names, operators and placeholders. */
export function isStatement(run: Run): boolean {
  const first = run.tokens[0]
  if (first?.kind !== 'code') return false
  const text = run.tokens.map(token => (token.kind === 'code' ? ' ' : token.text)).join('')
  if (/[.!?:]\s+\p{L}/u.test(text) || PROSE.test(text)) return false
  if (/[^\x20-\x7e\u2018-\u201d\u2026]/.test(text)) return false
  const words = text.split(/\s+/).filter(word => /^[a-z]{2,}$/i.test(word))
  const codes = run.tokens.filter(token => token.kind === 'code').length
  return /[;)]\s*$/.test(run.plain) || words.length <= codes * 2
}

/** A whole statement of code and names, not a single code span and no sentence. */
export function isHalfMarked(run: Run): boolean {
  const codes = run.tokens.filter(token => token.kind === 'code').length
  if (codes === 0 || run.tokens.length < 2 || !isStatement(run)) return false
  if (openingOf(run.plain) !== -1 && PROSE.test(run.plain.slice(openingOf(run.plain)))) return false
  return codes > 1 || /;\s*$/.test(run.plain) || /^[A-Z]{2,}\b/.test(run.plain)
}
