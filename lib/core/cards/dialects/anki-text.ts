import { findAnkiGaps } from './anki-cloze'
import { clozeDrafts } from './cloze'
import { bothWays, type DialectReader, type ExplicitDraft } from './dialect'

/**
 * Anki's text export: a file whose first lines are `#separator:`, `#html:`, `#notetype:`, `#columns:` and their
 * like, then one note a row, fields quoted where they hold the separator or a line break.
 */
export const readAnkiText: DialectReader = (text, _setting, isFree) => {
  const head = readHead(text.source)
  if (head === null || !isFree({ startLine: 1, endLine: text.lineCount })) return []
  const isReversed = /reverse/i.test(head.values.get('notetype') ?? '')
  return readRows(text.source, head.bodyStart, head.bodyLine, head.separator).flatMap(
    (row): ExplicitDraft[] => {
      const [front, back] = head.pickSides(row.fields)
      const lines = { startLine: row.startLine, endLine: row.endLine }
      const gaps = findAnkiGaps(front, 0)
      if (gaps.length > 0) {
        const field = { source: front, lineOf: () => row.startLine }
        const extra = back === '' ? '' : `\n\n${back}`
        return clozeDrafts(field, { start: 0, end: front.length }, gaps, 'anki-text-cloze').map(draft => ({
          ...draft,
          ...lines,
          back: draft.back + extra,
        }))
      }
      if (front === '' || back === '') return []
      const draft = { kind: 'basic', rule: 'anki-text', front, back, answer: null, ...lines } as const
      return isReversed ? bothWays({ ...draft, rule: 'anki-text-reversed' }) : [draft]
    },
  )
}

interface Head {
  readonly values: ReadonlyMap<string, string>
  readonly separator: string
  readonly bodyStart: number
  readonly bodyLine: number
  readonly pickSides: (fields: readonly string[]) => readonly [string, string]
}

const HEADER = /^#(separator|html|notetype|deck|tags|columns|(?:guid|deck|tags|notetype) column):[ \t]*(.*)$/i
const SEPARATORS: Readonly<Record<string, string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  space: ' ',
  pipe: '|',
  colon: ':',
}

const readHead = (source: string): Head | null => {
  const values = new Map<string, string>()
  let at = 0
  let line = 1
  while (at < source.length) {
    const newline = source.indexOf('\n', at)
    const end = newline === -1 ? source.length : newline
    const header = HEADER.exec(source.slice(at, Math.min(end, at + 2000)).replace(/\r$/, ''))
    if (header === null) break
    values.set((header[1] ?? '').toLowerCase(), header[2] ?? '')
    at = end + 1
    line += 1
  }
  if (values.size === 0 || at >= source.length) return null
  const named = (values.get('separator') ?? 'tab').trim().toLowerCase()
  const separator = SEPARATORS[named] ?? (named.length === 1 ? named : '\t')
  return { values, separator, bodyStart: at, bodyLine: line, pickSides: sidePicker(values, separator) }
}

const FRONT_NAME =
  /^(?:front|question|text|term|prompt|word|vorderseite|frage|recto|anverso|pregunta|frente|pergunta)$/i
const BACK_NAME =
  /^(?:back|answer|extra|back extra|definition|meaning|rückseite|antwort|verso|reverso|respuesta|resposta)$/i

const sidePicker = (values: ReadonlyMap<string, string>, separator: string): Head['pickSides'] => {
  const special = new Set(
    ['guid column', 'deck column', 'tags column', 'notetype column'].map(
      name => Number(values.get(name) ?? 0) - 1,
    ),
  )
  const names = (values.get('columns') ?? '').split(separator).map(name => name.trim())
  const frontAt = names.findIndex((name, at) => FRONT_NAME.test(name) && !special.has(at))
  const backAt = names.findIndex((name, at) => BACK_NAME.test(name) && !special.has(at))
  return fields => {
    const plain = fields.flatMap((field, at) => (special.has(at) ? [] : [field]))
    const front = frontAt >= 0 ? fields[frontAt] : plain[0]
    const back = backAt >= 0 ? fields[backAt] : plain[1]
    return [clean(front ?? ''), clean(back ?? '')]
  }
}

const clean = (field: string): string => field.replace(/<br\s*\/?>/gi, '\n').trim()

interface Row {
  readonly fields: readonly string[]
  readonly startLine: number
  readonly endLine: number
}

/** Rows as spreadsheets write them: a quoted field may hold separators, line breaks and doubled quotes. */
const readRows = (source: string, from: number, firstLine: number, separator: string): Row[] => {
  const rows: Row[] = []
  let at = from
  let line = firstLine
  while (at < source.length) {
    const startLine = line
    const fields: string[] = []
    for (;;) {
      const field = source[at] === '"' ? quotedField(source, at) : plainField(source, at, separator)
      fields.push(field.value)
      line += field.breaks
      at = field.end
      if (source[at] !== separator) break
      at += 1
    }
    if (source.startsWith('\r\n', at)) at += 2
    else at += 1
    if (fields.some(field => field.trim() !== '')) rows.push({ fields, startLine, endLine: line })
    line += 1
  }
  return rows
}

interface FieldText {
  readonly value: string
  readonly end: number
  readonly breaks: number
}

const plainField = (source: string, from: number, separator: string): FieldText => {
  let end = from
  while (end < source.length && source[end] !== separator && source[end] !== '\n') end++
  const stop = source[end] === '\n' && source[end - 1] === '\r' && end > from ? end - 1 : end
  return { value: source.slice(from, stop), end: stop, breaks: 0 }
}

const quotedField = (source: string, from: number): FieldText => {
  let value = ''
  let breaks = 0
  let at = from + 1
  for (; at < source.length; at++) {
    const unit = source.charAt(at)
    if (unit === '"') {
      if (source[at + 1] !== '"') break
      at += 1
    }
    if (unit === '\n') breaks += 1
    value += unit
  }
  return { value, end: at + 1, breaks }
}
