/**
 * Two command lines as flat lists of units (words, options with their values, operators, redirections), paired where
 * they mean the same. Options are paired wherever they stand; everything else keeps its order.
 */
import { alignLists } from './align'
import { sameWord } from './placeholders'
import type { CommandLine, LineCommand, ShellRedirect } from './read-command-line'
import { readInvocation } from './read-invocation'
import type { FindToolSpec } from './tool-spec'

export interface Unit {
  /** The unit alone, such as `-t`. */
  readonly text: string
  /** The written words it comes from, such as `-it`; neighbours with one `source` were written as one. */
  readonly written: string
  readonly source: string
  readonly role: 'word' | 'option' | 'environment' | 'redirect' | 'operator' | 'opaque'
  /** Where it may be paired: `command.zone`; options of a known tool may move within their command. */
  readonly place: string
  readonly name: string
  readonly value: string | null
}

export interface UnitPairing {
  readonly pairs: readonly (readonly [number, number])[]
  /** Every unit of both sides has its partner. */
  readonly complete: boolean
}

export interface LineUnits {
  readonly units: readonly Unit[]
  /** Typed or noted with `sudo`: shown as a difference, but none that counts. */
  readonly privileged: boolean
}

export const unitsOfLine = (line: CommandLine, findSpec: FindToolSpec, within = ''): LineUnits => {
  const units: Unit[] = []
  let privileged = false
  const push = (role: Unit['role'], text: string, place: string, name: string, value: string | null = null) =>
    units.push({ text, written: text, source: `${within}:${units.length}`, role, place, name, value })
  const pushRedirects = (redirects: readonly ShellRedirect[], place: string) => {
    for (const redirect of redirects)
      push('redirect', redirect.text, place, redirect.operator, redirect.target)
  }
  const pushCommand = (command: LineCommand, place: string) => {
    if (command.kind === 'opaque') push('opaque', command.text, place, command.text)
    else if (command.kind === 'group') {
      push('operator', command.open, place, command.open)
      const inner = unitsOfLine(command.line, findSpec, `${place}/`)
      units.push(...inner.units)
      privileged ||= inner.privileged
      push('operator', command.open === '(' ? ')' : '}', place, 'end')
      pushRedirects(command.redirects, place)
    } else {
      for (const word of command.environment) push('environment', word.text, place, word.value)
      const invocation = readInvocation(command.words, findSpec)
      privileged ||= invocation.privilege.length > 0
      let operands = 0
      for (const part of invocation.parts) {
        if (part.role === 'operand') operands += 1
        const isOption = part.role === 'option'
        // Without a spec an option's value cannot be told from an operand, so options stay between their operands.
        const zone = isOption && !invocation.known ? `${place}@${operands}` : place
        const { text, written, name, value } = part
        const source = `${place}#${part.source}`
        units.push({ text, written, source, role: isOption ? 'option' : 'word', place: zone, name, value })
      }
      pushRedirects(command.redirects, place)
    }
  }
  line.commands.forEach((command, nth) => {
    if (nth > 0) push('operator', line.operators[nth - 1] ?? '', within, line.operators[nth - 1] ?? '')
    pushCommand(command, `${within}${nth}`)
  })
  if (line.operators.length >= line.commands.length && line.commands.length > 0) {
    push('operator', '&', within, '&')
  }
  return { units, privileged }
}

const sameUnit = (a: Unit, b: Unit): boolean =>
  a.role === b.role &&
  a.place === b.place &&
  sameWord(a.name, b.name) &&
  (a.value === null) === (b.value === null) &&
  sameWord(a.value ?? '', b.value ?? '')

const isFree = (unit: Unit): boolean => unit.role === 'option' || unit.role === 'environment'

export const pairUnits = (expected: readonly Unit[], typed: readonly Unit[]): UnitPairing => {
  const pairs: (readonly [number, number])[] = []
  const fixedOf = (units: readonly Unit[]) =>
    units.map((unit, nth) => ({ unit, nth })).filter(({ unit }) => !isFree(unit))
  const [fixedExpected, fixedTyped] = [fixedOf(expected), fixedOf(typed)]
  for (const [a, b] of alignLists(fixedExpected, fixedTyped, (x, y) => sameUnit(x.unit, y.unit))) {
    pairs.push([fixedExpected[a]?.nth ?? 0, fixedTyped[b]?.nth ?? 0])
  }
  const taken = new Set<number>()
  // Literal equals first, so that a placeholder does not take the partner of an exact option.
  for (const same of [(a: Unit, b: Unit) => a.value === b.value && sameUnit(a, b), sameUnit]) {
    expected.forEach((unit, nth) => {
      if (!isFree(unit) || pairs.some(pair => pair[0] === nth && isFree(expected[pair[0]] ?? unit))) return
      const partner = typed.findIndex((other, at) => !taken.has(at) && isFree(other) && same(unit, other))
      if (partner < 0) return
      taken.add(partner)
      pairs.push([nth, partner])
    })
  }
  pairs.sort((a, b) => a[1] - b[1])
  return { pairs, complete: pairs.length === expected.length && pairs.length === typed.length }
}
