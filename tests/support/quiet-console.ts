/**
 * Setup file of every project: what is written to console.error or console.warn fails the test that wrote it. A test
 * that expects such a line takes it: `expect(takeConsoleLines()).toEqual([...])`.
 */
import { afterEach } from 'vitest'

let lines: string[] = []

function record(...parts: unknown[]): void {
  lines.push(
    parts.map(part => (part instanceof Error ? (part.stack ?? part.message) : String(part))).join(' '),
  )
}
console.error = record
console.warn = record

/** The lines written since the start of the test, which are then no longer held against it. */
export function takeConsoleLines(): readonly string[] {
  const taken = lines
  lines = []
  return taken
}

afterEach(() => {
  const unexpected = takeConsoleLines()
  if (unexpected.length > 0) throw new Error(`Unexpected on the console:\n${unexpected.join('\n')}`)
})
