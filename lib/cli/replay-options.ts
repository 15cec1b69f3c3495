import { parseArgs } from 'node:util'
import { zoneSchema } from '@/lib/contracts/zone'
import { err, ok, type Result } from '@/lib/core/result'
import { defaultWeights } from '@/lib/core/scheduling/fsrs-adapter'
import type { DaySettings } from '@/lib/core/scheduling/preset'
import { checkWeights } from '@/lib/core/scheduling/weights'

/** What `recto replay` and `recto optimize` share on the command line. */

export interface LogOptions {
  readonly file: string
  readonly help: boolean
  readonly tz?: string
  readonly 'day-start'?: string
  readonly retention?: string
  readonly weights?: string
}

export function readOptions(
  args: readonly string[],
  names: readonly ('tz' | 'day-start' | 'retention' | 'weights')[],
): Result<LogOptions, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...Object.fromEntries(names.map(name => [name, { type: 'string' as const }])),
        help: { type: 'boolean', short: 'h' },
      },
    })
    const given = values as Record<string, string | boolean | undefined>
    const file = positionals[0] ?? ''
    if (given.help === true) return ok({ file, help: true })
    if (positionals.length !== 1) return err('Name exactly one file.')
    return ok({ ...(given as Omit<LogOptions, 'file' | 'help'>), file, help: false })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

export function readDayOptions(options: LogOptions): Result<DaySettings, string> {
  if (options.help) return ok({ zone: 'UTC', dayStartHour: 4 })
  if (options.tz === undefined) {
    return err(
      "Say the learner's time zone with --tz, such as --tz Europe/Berlin: their days follow from it.",
    )
  }
  const zone = zoneSchema.safeParse(options.tz)
  if (!zone.success) return err(`--tz ${options.tz}: ${zone.error.issues[0]?.message ?? 'not a time zone.'}`)
  const hour = options['day-start'] ?? '4'
  if (!/^\d{1,2}$/.test(hour) || Number(hour) > 23) {
    return err(`The option --day-start must be an hour from 0 to 23; found "${hour}".`)
  }
  return ok({ zone: zone.data, dayStartHour: Number(hour) })
}

export function readWeights(text: string | undefined): Result<readonly number[], string> {
  if (text === undefined) return ok(defaultWeights)
  const cells = text.split(/[\s,]+/).filter(cell => cell !== '')
  const weights = cells.map(Number)
  const odd = cells.find((_, index) => !Number.isFinite(weights[index]))
  if (odd !== undefined) return err(`The option --weights must hold numbers; found "${odd}".`)
  const checked = checkWeights(weights)
  return checked.ok ? checked : err(`The option --weights: ${checked.error}`)
}
