import { mentions, type Origin } from '@/lib/core/cards/card-writer'
import { classifyCode } from '@/lib/core/cards/commands/command-shape'
import { GAP } from '@/lib/core/cards/gate/hide-command'
import { wordCount } from '@/lib/core/cards/language/phrases'
import type { Place } from '@/lib/core/cards/rules/place'
import { codeSpan, type Run, type RunToken, runToMarkdown } from '@/lib/core/notes/run'

export const RULE = 'sentence-cloze'

const ANAPHORA =
  /^(?:it|its|it’s|it's|this|that|these|those|they|their|he|she|here|there|both|such|however|so|then|but|and|also|therefore|thus|otherwise|instead|esto|eso|isso|isto|dies|cela|这|它|此|これ|それ|이것|그것)\b/i
/** Says nothing without the heading or picture it stands under. */
const NO_SUBJECT =
  /^(?:see|can|will|may|must|should|could|would|is|are|was|were|has|have|does|emitted|called|used|returns?|returned|defaults?|same|like|unlike|due to|thanks to|pass|add|set|note|also|in (?:all )?(?:further|the following))\s|^\S+ (?:is|are) here\b/i
const IDENTIFIER = /(?<![\w-])(?:[a-z]+[A-Z]\w*[a-z]|[a-z]+_[a-z_]+|[A-Z]\w*[a-z][A-Z]\w+)(?![\w-])/g

/** A sentence around one or two pieces of code, key terms or identifiers: each is left out in turn. */
export function mineCloze(sentence: Run, place: Place, origin: Origin): boolean {
  const { plain } = sentence
  if (NO_SUBJECT.test(plain) || plain.length > 320 || wordCount(plain) < 5 || ANAPHORA.test(plain))
    return false
  const marked = sentence.tokens.filter(isKeyToken)
  if (marked.length === 0) return hideIdentifier(sentence, place, origin)
  const codes = marked.filter(token => token.kind === 'code')
  const keys = codes.length > 0 ? codes : marked
  if (keys.length > 2) return false
  let made = false
  for (const key of keys) {
    const hidden = key.text.trim()
    if (hidden.length < 2 || wordCount(hidden) > 12 || wordCount(plain) - wordCount(hidden) < 4) continue
    const front = runToMarkdown({
      plain: '',
      tokens: sentence.tokens.map(token => (token === key ? gap(token) : token)),
    })
    if (mentions(front, hidden)) continue
    const typed = key.kind === 'code' && classifyCode(hidden) === 'command' ? hidden : null
    const back = key.kind === 'code' ? codeSpan(hidden) : `**${hidden}**`
    made = place.writer.cloze(RULE, front, back, typed, origin) || made
  }
  return made
}

function isKeyToken(token: RunToken): boolean {
  return token.text.trim().length > 1 && (token.kind === 'code' || (token.strong && token.kind === 'text'))
}

function gap(token: RunToken): RunToken {
  return { ...token, kind: 'text', text: GAP, strong: false, emphasis: false }
}

function hideIdentifier(sentence: Run, place: Place, origin: Origin): boolean {
  const found = [...sentence.plain.matchAll(IDENTIFIER)]
  const only = found[0]
  if (only === undefined || found.length > 1 || only[0].length < 6) return false
  const hidden = only[0]
  const tokens = sentence.tokens.map(token =>
    token.kind === 'text' ? { ...token, text: token.text.replace(hidden, GAP) } : token,
  )
  const front = runToMarkdown({ plain: '', tokens })
  if (!front.includes(GAP)) return false
  return place.writer.cloze(RULE, front, codeSpan(hidden), null, origin)
}
