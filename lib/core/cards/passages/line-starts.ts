/**
 * Which lines of a paragraph begin something new. A break that the writer chose leaves room for the next word on the
 * line above it; a break that a wrapping editor made does not. What a line looks like decides the rest.
 */
import { isPlainCommand } from '@/lib/core/cards/commands/command-shape'
import type { Run } from '@/lib/core/notes/run'

const SEPARATED =
  /^(?:[-*•]\s+)?\S[^\n]{0,50}?(?::(?=\s|[\u2e80-\uffef]|$)|：|\s[-–—=→]+>?\s|——|\s::\s|\s#+\s)/u
const BULLET = /^(?:[-•◦‣·]|\*{1,6}|\d{1,2}[.)])\s/
const FLAG = /^--?[A-Za-z][\w-]*(?:[\s,=:[<]|$)/
/** Text wrapped narrower than this is taken for lines of their own. */
const NARROWEST_WRAP = 58
/** Room left on a line by a writer who wraps by hand. */
const RAGGED = 12

const COMPLETE = /[.!?。！？;；)）»”」]["'’]?$/
const UNFINISHED =
  /(?:[,，、(（-]|(?:^|\s)(?:the|an?|of|and|or|to|in|on|for|with|by|from|as|at|is|are|was|that|which|el|la|los|las|de|del|y|o|con|por|que|der|die|das|den|dem|und|oder|mit|von|für|ist|le|les|des|du|et|ou|avec|pour|est|um|uma|os|do|da|em|e|é))$/i
const UPPER = /^["'“‘«¿¡([`*]{0,2}[\p{Lu}\p{Lt}]/u
const CJK = /^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/
const CAPITAL = /^["'“‘«¿¡([`*]{0,2}[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u

export interface SourceLine {
  readonly run: Run
  /** Characters of the line in the source. */
  readonly width: number
}

/** @returns the indices of the lines that begin an entry; the first is always among them. */
export function startsOfEntries(lines: readonly SourceLine[]): number[] {
  if (lines.length < 2) return [0]
  const texts = lines.map(line => line.run.plain.trim())
  const opens = lines.map(({ run }, index) => SEPARATED.test(texts[index] ?? '') || isMarked(run))
  const opening = opens.filter(Boolean).length
  const most = opening * 3 >= lines.length * 2
  const wrap = Math.max(NARROWEST_WRAP, ...lines.map(line => line.width))
  // Hardly ever does each line of a wrapped text happen to begin with a capital.
  const capitals = lines.length > 2 && texts.every((text, index) => opens[index] === true || UPPER.test(text))
  const starts = [0]
  for (let at = 1; at < lines.length; at += 1) {
    const before = texts[at - 1] ?? ''
    const text = texts[at] ?? ''
    const room = wrap - (lines[at - 1]?.width ?? 0) - (/^\S+/.exec(text)?.[0].length ?? 0) - 1
    if (
      begins(before, text, {
        opens: opens[at] === true,
        below: opens[at - 1] === true,
        most: most || capitals,
        capitals,
        room,
      })
    )
      starts.push(at)
  }
  return starts
}

interface Looks {
  readonly opens: boolean
  /** The line above opens an entry. */
  readonly below: boolean
  readonly most: boolean
  readonly capitals: boolean
  readonly room: number
}

function begins(before: string, text: string, { opens, below, most, capitals, room }: Looks): boolean {
  if (before.endsWith('\u00ad')) return false
  if (BULLET.test(text)) return true
  // Under a flag on a line of its own, the next line is its meaning.
  if (/^--?[A-Za-z][\w-]*(?:[ =,]\S+){0,2}$/.test(before) && !FLAG.test(text)) return false
  // What follows a question is its answer.
  if (/[?？]["'”’)]?$/.test(before) && !/[?？]$/.test(text)) return false
  if (opens && most) return true
  if (UNFINISHED.test(before) && !/[:：]\s*[-–—]?$/.test(before)) return false
  if (opens) return COMPLETE.test(before) || /[:：]$/.test(before) || room > 0
  if (capitals || /[。！？]$/.test(before)) return true
  if (!CAPITAL.test(text)) return false
  if (CJK.test(text)) return COMPLETE.test(before) || (below && room > RAGGED)
  if (/[:：]$/.test(before)) return room > RAGGED && text.length < 60
  return COMPLETE.test(before) ? room > 0 : room > RAGGED
}

/** Opens with a code span, bold words, a flag or a command that something follows. */
function isMarked(line: Run): boolean {
  const first = line.tokens.find(token => token.text.trim() !== '')
  if (first === undefined) return false
  if (FLAG.test(line.plain.trimStart()) || isPlainCommand(line.plain.split(/\s+#/)[0] ?? '')) return true
  if (first.kind !== 'code' && !first.strong) return false
  const rest = line.plain.trimStart().slice(first.text.trim().length)
  if (first.kind === 'code' && /^\s+[a-z]/.test(rest)) return true
  return /^\s*(?:[:：=(→]|[-–—]+>?\s)/.test(rest) || /[:：?？]$/.test(first.text.trim()) || rest.trim() === ''
}
