/**
 * Judges a typed command against the one in the notes, as a shell would read both. Never throws; judging a line
 * against itself is always `exact`, and `equal` does not depend on which side is which. The verdict only suggests a
 * grade: the learner decides.
 */
import type { Rating } from '@/lib/core/reviews/event'
import { pairUnits, type Unit, unitsOfLine } from './compare-units'
import { readCommandLine } from './read-command-line'
import type { FindToolSpec } from './tool-spec'

export type Verdict = 'exact' | 'equal' | 'close' | 'different' | 'empty'

export interface JudgedToken {
  /** What was typed, or what is missing. */
  readonly text: string
  readonly mark: 'same' | 'missing' | 'extra' | 'changed'
  /** With `changed`: what the notes have there. */
  readonly expected?: string
}

export interface Judgement {
  readonly verdict: Verdict
  readonly tokens: readonly JudgedToken[]
  /** Short sentences on what differs without counting, such as the order of flags. */
  readonly remarks: readonly string[]
  readonly suggestedRating: Rating
}

const SUGGESTED: Record<Verdict, Rating> = { exact: 3, equal: 3, close: 2, different: 1, empty: 1 }

/** `findSpec` may know nothing: then only what holds for every tool is taken as equal. */
export const judgeCommand = (expected: string, typed: string, findSpec: FindToolSpec): Judgement => {
  const [wanted, given] = [stripPrompt(expected), stripPrompt(typed)]
  if (given === '') return judged('empty', wanted === '' ? [] : [{ text: wanted, mark: 'missing' }], [])
  if (wanted === given) return judged('exact', [{ text: given, mark: 'same' }], [])

  const left = unitsOfLine(readCommandLine(wanted), findSpec)
  const right = unitsOfLine(readCommandLine(given), findSpec)
  const { pairs, complete } = pairUnits(left.units, right.units)
  const tokens = drawTokens(left.units, right.units, pairs)
  const remarks = complete ? remarksOn(left.units, right.units, pairs) : []
  if (left.privileged !== right.privileged) {
    remarks.push(right.privileged ? 'Typed with sudo; the notes have none.' : 'The notes use sudo here.')
  }
  if (complete) return judged('equal', tokens, remarks)
  const isClose = startsAlike(left.units, right.units, pairs) && pairs.length * 3 >= left.units.length
  return judged(isClose ? 'close' : 'different', tokens, remarks)
}

const judged = (verdict: Verdict, tokens: readonly JudgedToken[], remarks: readonly string[]): Judgement => ({
  verdict,
  tokens,
  remarks,
  suggestedRating: SUGGESTED[verdict],
})

/** A prompt copied along with the command is no part of it. */
const stripPrompt = (line: string): string => line.trim().replace(/^(?:[$%❯]|>>>)(?: +|$)/, '')

const startsAlike = (
  expected: readonly Unit[],
  typed: readonly Unit[],
  pairs: readonly (readonly [number, number])[],
): boolean => {
  const first = (units: readonly Unit[]) => units.findIndex(unit => unit.role === 'word')
  return pairs.some(([a, b]) => a === first(expected) && b === first(typed))
}

/** Typed units in their order, with what is missing put where the notes have it. */
const drawTokens = (
  expected: readonly Unit[],
  typed: readonly Unit[],
  pairs: readonly (readonly [number, number])[],
): JudgedToken[] => {
  const partnerOfTyped = new Map(pairs.map(([a, b]) => [b, a]))
  const paired = new Set(pairs.map(([a]) => a))
  const missing = showWritten(expected, nth => !paired.has(nth))
  const tokens: JudgedToken[] = []
  let lastExpected = -1
  const flushMissing = (before: number) => {
    for (let next = missing[0]; next !== undefined && next.nth < before; next = missing[0]) {
      tokens.push({ text: next.text, mark: 'missing' })
      missing.shift()
    }
  }
  const same = new Map(
    showWritten(typed, nth => partnerOfTyped.has(nth)).map(shown => [shown.nth, shown.text]),
  )
  const other = new Map(
    showWritten(typed, nth => !partnerOfTyped.has(nth)).map(shown => [shown.nth, shown.text]),
  )
  typed.forEach((unit, nth) => {
    const partner = partnerOfTyped.get(nth)
    if (partner !== undefined) {
      if (unit.role !== 'option' && unit.role !== 'environment') {
        flushMissing(partner)
        lastExpected = partner
      }
      const text = same.get(nth)
      if (text !== undefined) tokens.push({ text, mark: 'same' })
      return
    }
    const text = other.get(nth)
    if (text === undefined) return
    const [next] = missing
    if (next?.role === unit.role && next.nth > lastExpected) {
      missing.shift()
      tokens.push({ text, mark: 'changed', expected: next.text })
    } else tokens.push({ text, mark: 'extra' })
  })
  flushMissing(Number.POSITIVE_INFINITY)
  return tokens
}

/** The chosen units as they are shown: what was written as one word, and is chosen whole, is shown as one. */
const showWritten = (
  units: readonly Unit[],
  isChosen: (nth: number) => boolean,
): { nth: number; role: Unit['role']; text: string }[] => {
  const whole = new Map<string, boolean>()
  units.forEach((unit, nth) => {
    whole.set(unit.source, (whole.get(unit.source) ?? true) && isChosen(nth))
  })
  const shown = new Set<string>()
  return units.flatMap((unit, nth) => {
    if (!isChosen(nth)) return []
    if (whole.get(unit.source) !== true) return [{ nth, role: unit.role, text: unit.text }]
    if (shown.has(unit.source)) return []
    shown.add(unit.source)
    return [{ nth, role: unit.role, text: unit.written }]
  })
}

const remarksOn = (
  expected: readonly Unit[],
  typed: readonly Unit[],
  pairs: readonly (readonly [number, number])[],
): string[] => {
  const remarks: string[] = []
  const options = pairs.filter(([a]) => expected[a]?.role === 'option')
  if (options.some(([a], nth) => nth > 0 && a < (options[nth - 1]?.[0] ?? 0))) {
    remarks.push('The flags stand in another order, which makes no difference here.')
  }
  const respelled = pairs.find(
    ([a, b]) =>
      expected[a]?.value === typed[b]?.value &&
      expected[a]?.role !== 'redirect' &&
      expected[a]?.text !== typed[b]?.text,
  )
  if (respelled !== undefined) {
    const [a, b] = respelled
    remarks.push(`${typed[b]?.text} is another way to write ${expected[a]?.text}.`)
  }
  return remarks
}
