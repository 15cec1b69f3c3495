import { normaliseCommand, normalisePhrase } from '@/lib/core/cards/keys/normalise'
import type { KeylessCard } from './keyless-card'

const CODE_SPAN = /(`+)([^`]{1,4000})\1/g

const codeSpans = (markdown: string): string =>
  [...markdown.matchAll(CODE_SPAN)].map(span => normaliseCommand(span[2] ?? '')).join(' ')

const isCommandLike = (card: KeylessCard): boolean => card.kind === 'command' || card.kind === 'flag'

/** The way a card asks; a rule's own word first, else a typed answer is forward for commands and flags. */
export const cardDirection = (card: KeylessCard): 'forward' | 'reverse' =>
  card.direction ?? (isCommandLike(card) && card.answer === null ? 'reverse' : 'forward')

/**
 * What a card is about, in normal form: the rule's own `subject`, else the command it asks for, the code on its
 * front, or its question.
 */
export const cardSubject = (card: KeylessCard): string => {
  if (card.subject !== undefined && card.subject.trim() !== '') {
    return isCommandLike(card) ? normaliseCommand(card.subject) : normalisePhrase(card.subject)
  }
  if (card.kind === 'command') {
    if (card.answer !== null) return normaliseCommand(card.answer)
    const code = codeSpans(card.front)
    if (code !== '') return code
  }
  if (card.kind === 'flag') {
    const code = codeSpans(card.front)
    const answer = card.answer === null ? '' : normaliseCommand(card.answer)
    if (code !== '' || answer !== '') return `${code} ${answer}`.trim()
  }
  return normalisePhrase(card.front)
}
