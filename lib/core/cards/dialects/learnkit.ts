import { findAnkiGaps } from './anki-cloze'
import { clozeDrafts } from './cloze'
import { cutMarkdown, tidy } from './cut-markdown'
import { bothWays, type DialectReader, type ExplicitDraft } from './dialect'
import type { MarkedText, Span } from './marked-text'

/**
 * LearnKit: fields `NAME | text |`, one or more lines each, the fields of one card under each other. `Q`/`A` ask,
 * `RQ` asks both ways, `CQ` has gaps, `MCQ` has wrong options `O` and a right `A`, `OQ` has numbered steps.
 */
export const readLearnkit: DialectReader = (text, _setting, isFree) =>
  groupCards(readFields(text)).flatMap(fields => {
    const lines = { startLine: fields[0]?.startLine ?? 1, endLine: fields.at(-1)?.endLine ?? 1 }
    return isFree(lines) ? makeCards(text, fields, lines) : []
  })

interface Field extends Span {
  readonly name: string
  readonly startLine: number
  readonly endLine: number
}

const OPENING = /^(RQ|Q|A|T|I|G|CQ|MCQ|O|OQ|\d{1,2}) \|(?=\s|$)/
const LONGEST_FIELD = 60

const readFields = (text: MarkedText): Field[] => {
  const fields: Field[] = []
  for (let line = 1; line <= text.lineCount; line++) {
    const opening = OPENING.exec(text.maskLine(line))
    const name = opening?.[1]
    if (opening === null || name === undefined) continue
    const start = text.lineSpan(line).start + opening[0].length
    for (let end = line; end <= Math.min(text.lineCount, line + LONGEST_FIELD); end++) {
      const masked = text.maskLine(end).slice(end === line ? opening[0].length : 0)
      if (end > line && OPENING.test(masked)) break
      const bar = /\|\s*$/.exec(masked)
      if (bar === null) continue
      const from = text.lineSpan(end).start + (end === line ? opening[0].length : 0)
      fields.push({ name, start, end: from + bar.index, startLine: line, endLine: end })
      line = end
      break
    }
  }
  return fields
}

const ASKING = new Set(['Q', 'RQ', 'CQ', 'MCQ', 'OQ'])

/** Fields that follow each other without a gap are one card, from its title or its question on. */
const groupCards = (fields: readonly Field[]): Field[][] => {
  const cards: Field[][] = []
  for (const field of fields) {
    const card = cards.at(-1)
    const last = card?.at(-1)
    const isNext = last !== undefined && field.startLine === last.endLine + 1
    const isAsked = card?.some(({ name }) => ASKING.has(name)) === true
    if (card === undefined || !isNext || ((ASKING.has(field.name) || field.name === 'T') && isAsked))
      cards.push([field])
    else card.push(field)
  }
  return cards
}

const makeCards = (
  text: MarkedText,
  fields: readonly Field[],
  lines: { readonly startLine: number; readonly endLine: number },
): ExplicitDraft[] => {
  const values = (name: string): string[] =>
    fields.filter(field => field.name === name).map(field => tidy(cutMarkdown(text, field)))
  const asking = fields.find(field => ASKING.has(field.name))
  if (asking === undefined) return []
  const front = cutMarkdown(text, asking)
  const info = values('I')
    .map(value => `\n\n${value}`)
    .join('')
  const basic = (rule: string, question: string, answer: string): ExplicitDraft[] =>
    question === '' || answer === ''
      ? []
      : [
          {
            kind: 'basic',
            rule,
            front: question,
            back: answer + info,
            answer: null,
            subject: front,
            ...lines,
          },
        ]
  switch (asking.name) {
    case 'CQ':
      return clozeDrafts(
        text,
        asking,
        findAnkiGaps(text.mask.slice(asking.start, asking.end), asking.start),
        'learnkit-cloze',
      ).map(draft => ({ ...draft, back: draft.back + info, ...lines }))
    case 'MCQ': {
      const options = fields
        .filter(field => field.name === 'O' || field.name === 'A')
        .map(field => `- ${cutMarkdown(text, field)}`)
      return basic('learnkit-choice', `${front}\n\n${options.join('\n')}`, values('A').join('\n'))
    }
    case 'OQ': {
      const steps = fields
        .filter(field => /^\d/.test(field.name))
        .sort((a, b) => Number(a.name) - Number(b.name))
      return basic(
        'learnkit-order',
        front,
        steps.map((step, nth) => `${nth + 1}. ${cutMarkdown(text, step)}`).join('\n'),
      )
    }
    case 'RQ':
      return basic('learnkit-reversed', front, values('A').join('\n')).flatMap(bothWays)
    default:
      return basic('learnkit-question', front, values('A').join('\n'))
  }
}
