import 'server-only'

/**
 * One JSON object a line on standard output. Never secrets, never note text: callers pass codes, ids and counts.
 */
export function logEvent(
  level: 'info' | 'warn' | 'error',
  event: string,
  fields: Readonly<Record<string, string | number | boolean | null | undefined>> = {},
): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`)
}
