import {
  CARD_KINDS,
  CARD_MEASURES,
  CARD_STATES,
  type CardCondition,
  type CardMeasure,
  type CardQuery,
  type CardTerm,
  type Comparison,
  FLAG_NAMES,
} from '@/lib/core/browsing/card-query'
import { err, ok, type Result } from '@/lib/core/result'

/**
 * The search box of the card browser: `docker chapter:networks is:due lapses>3 -tag:old "exact words"`. Terms stand
 * between spaces and must all hold; a minus turns one round. An error is one sentence that names the term and what
 * could stand there instead. Text with a colon that is no field, such as `http://`, is text.
 */

const MOST_TERMS = 20
const LONGEST_QUERY = 500

interface RawTerm {
  /** As written, for messages. */
  readonly written: string
  readonly isExcluded: boolean
  readonly field: string | null
  readonly comparison: Comparison | ':'
  readonly value: string
}

export function parseCardQuery(input: string): Result<CardQuery, string> {
  if (input.length > LONGEST_QUERY) {
    return err(`A search has at most ${LONGEST_QUERY} characters.`)
  }
  const raw = cutIntoTerms(input)
  if (!raw.ok) return raw
  if (raw.value.length > MOST_TERMS) return err(`A search has at most ${MOST_TERMS} terms.`)
  const terms: CardTerm[] = []
  for (const term of raw.value) {
    const condition = readCondition(term)
    if (!condition.ok) return condition
    terms.push({ condition: condition.value, isExcluded: term.isExcluded })
  }
  return ok(terms)
}

// Two dashes are an option of a command, not a minus.
const TERM = /(-(?!-))?(?:([a-z]+)(<=|>=|[:<>=]))?(?:"([^"]*)("?)|(\S+))?/iuy
const FIELDS: readonly string[] = ['chapter', 'note', 'tag', 'rule', 'is', 'kind', 'flag', ...CARD_MEASURES]

function cutIntoTerms(input: string): Result<readonly RawTerm[], string> {
  const terms: RawTerm[] = []
  let at = 0
  while (at < input.length) {
    if (/\s/u.test(input.charAt(at))) {
      at += 1
      continue
    }
    TERM.lastIndex = at
    const [whole = '', minus, name, comparison, quoted, closing, plain] = TERM.exec(input) ?? []
    if (quoted !== undefined && closing === '') {
      return err(`A quotation mark opens at ${input.slice(at, at + 20)} and is not closed.`)
    }
    const field = name?.toLowerCase() ?? null
    const isField = field !== null && FIELDS.includes(field)
    const isExcluded = minus !== undefined && whole.length > 1
    if (isField) {
      const value = quoted ?? plain ?? ''
      terms.push({
        written: whole,
        isExcluded,
        field,
        comparison: toComparison(comparison),
        value: value.trim(),
      })
    } else {
      const text = name === undefined ? (quoted ?? plain ?? whole) : whole.slice(isExcluded ? 1 : 0)
      terms.push({ written: whole, isExcluded, field: null, comparison: ':', value: text.trim() })
    }
    at += Math.max(1, whole.length)
  }
  return ok(terms.filter(term => term.field !== null || term.value !== ''))
}

const COMPARISONS: readonly Comparison[] = ['<', '<=', '=', '>=', '>']

function toComparison(text: string | undefined): Comparison | ':' {
  return COMPARISONS.find(comparison => comparison === text) ?? ':'
}

function readCondition(term: RawTerm): Result<CardCondition, string> {
  const { field, value, written } = term
  if (field === null) return ok({ field: 'text', text: value })
  const measure = CARD_MEASURES.find(name => name === field)
  if (measure !== undefined) return readMeasure(term, measure)
  if (term.comparison !== ':' && term.comparison !== '=') {
    return err(`“${field}” cannot be compared: write ${field}:… instead of ${written}.`)
  }
  if (value === '') return err(`After “${field}:” something must stand, such as ${EXAMPLES[field] ?? ''}.`)
  switch (field) {
    case 'is': {
      const state = CARD_STATES.find(known => known === value.toLowerCase())
      return state === undefined
        ? err(`“${written}” is not known. There are ${list(CARD_STATES.map(known => `is:${known}`))}.`)
        : ok({ field: 'state', state })
    }
    case 'kind': {
      const kind = CARD_KINDS.find(known => known === value.toLowerCase())
      return kind === undefined
        ? err(`There is no kind “${value}”. There are ${list(CARD_KINDS)}.`)
        : ok({ field: 'kind', kind })
    }
    case 'flag': {
      const names: readonly string[] = FLAG_NAMES
      const named = names.indexOf(value.toLowerCase())
      const flag = named >= 0 ? named : /^[0-4]$/.test(value) ? Number(value) : -1
      return flag < 0
        ? err(`There is no flag “${value}”. There are ${list(FLAG_NAMES)}.`)
        : ok({ field: 'flag', flag })
    }
    case 'tag':
      return ok({ field: 'tag', text: value.replace(/^#/, '') })
    case 'chapter':
    case 'note':
    case 'rule':
      return ok({ field, text: value })
    default:
      return ok({ field: 'text', text: written })
  }
}

function readMeasure(term: RawTerm, measure: CardMeasure): Result<CardCondition, string> {
  const comparison = term.comparison === ':' ? '=' : term.comparison
  const named = measure === 'due' ? { today: 0, tomorrow: 1 }[term.value.toLowerCase()] : undefined
  const value = named ?? (/^-?\d{1,6}(\.\d{1,6})?$/.test(term.value) ? Number(term.value) : null)
  if (value === null) {
    return err(
      `“${measure}” is compared with a number, such as ${EXAMPLES[measure] ?? ''}; “${term.value}” is none.`,
    )
  }
  return ok({ field: 'measure', measure, comparison, value })
}

const EXAMPLES: Readonly<Record<string, string>> = {
  chapter: 'chapter:networks',
  note: 'note:docker',
  tag: 'tag:linux',
  rule: 'rule:table',
  is: 'is:due',
  kind: 'kind:command',
  flag: 'flag:red',
  lapses: 'lapses>3',
  reps: 'reps>=10',
  interval: 'interval<21',
  stability: 'stability<5',
  difficulty: 'difficulty>7',
  due: 'due<=7',
}

const list = (words: readonly string[]) => `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
