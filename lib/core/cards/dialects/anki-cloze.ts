import { clozeDrafts, type Gap } from './cloze'
import type { DialectReader } from './dialect'

/** Anki's `{{c1::text}}` and `{{c1::text::hint}}`, also one inside the other; one card for each number. */
export const readAnkiCloze: DialectReader = (text, _setting, isFree) =>
  text.paragraphs.flatMap(paragraph => {
    if (!isFree(paragraph)) return []
    const gaps = findAnkiGaps(text.mask.slice(paragraph.start, paragraph.end), paragraph.start)
    return clozeDrafts(text, paragraph, gaps, 'anki-cloze')
  })

const TOKEN = /\{\{c(\d{1,3})::|\}\}/g

/** @param offset where `masked` starts in the note. */
export const findAnkiGaps = (masked: string, offset: number): Gap[] => {
  const gaps: Gap[] = []
  const open: { readonly start: number; readonly inner: number; readonly group: string }[] = []
  for (const token of masked.matchAll(TOKEN)) {
    const at = offset + token.index
    if (token[1] !== undefined) {
      open.push({ start: at, inner: at + token[0].length, group: token[1] })
      continue
    }
    const opened = open.pop()
    if (opened === undefined) continue
    const body = masked.slice(opened.inner - offset, token.index)
    const hintAt = body.lastIndexOf('::')
    const hasHint =
      hintAt > 0 && !body.slice(hintAt).includes('}}') && !/c\d{1,3}$/.test(body.slice(0, hintAt))
    const innerEnd = hasHint ? opened.inner + hintAt : at
    gaps.push({
      start: opened.start,
      end: at + 2,
      inner: { start: opened.inner, end: innerEnd },
      group: opened.group,
      hint: hasHint ? body.slice(hintAt + 2).trim() : '',
    })
  }
  return gaps
}
