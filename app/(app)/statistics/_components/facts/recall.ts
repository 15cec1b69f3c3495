import type { Rating, StudyDay } from '@/lib/core/reviews/event'
import {
  answerButtons,
  type CardAge,
  type Retention,
  successByHour,
  trueRetention,
} from '@/lib/core/statistics/answer-statistics'
import type { Answered } from '@/lib/core/statistics/answered-log'
import { shareInterval } from '@/lib/core/statistics/share-interval'
import type { Fact } from './fact'
import { count, counted, percent } from './words'

/** Plots of how answers went. `answers` are those of the span the learner chose. */

export interface ShareRow {
  readonly name: string
  readonly share: number
  readonly asked: number
  /** Where the share lies with 95 % confidence. */
  readonly from: number
  readonly to: number
}

export interface RetentionRows {
  readonly rows: readonly ShareRow[]
  /** What the scheduler aims at. */
  readonly desired: number
}

export function retentionFact(
  answers: readonly Answered[],
  from: StudyDay,
  to: StudyDay,
  desired: number,
): Fact<RetentionRows> {
  const { young, mature, all } = trueRetention(answers, from, to)
  const named: readonly (readonly [string, Retention])[] = [
    ['Young', young],
    ['Mature', mature],
    ['All', all],
  ]
  return {
    title: 'Recalled when asked',
    message: retentionMessage(all, desired),
    data: {
      rows: named.flatMap(([name, { passed, asked }]) =>
        asked === 0 ? [] : [{ name, share: passed / asked, asked, ...shareInterval(passed, asked) }],
      ),
      desired,
    },
    table: {
      columns: ['Cards', 'Asked', 'Recalled', 'Share', '95 % range'],
      rows: named.map(([name, { passed, asked }]) => {
        const interval = shareInterval(passed, asked)
        return [
          NAMES[name] ?? name,
          count(asked),
          count(passed),
          asked === 0 ? '–' : percent(passed / asked),
          asked === 0 ? '–' : `${percent(interval.from)} to ${percent(interval.to)}`,
        ]
      }),
    },
  }
}

const NAMES: Readonly<Record<string, string>> = {
  Young: 'Young (interval under 3 weeks)',
  Mature: 'Mature (3 weeks or more)',
}

function retentionMessage({ passed, asked }: Retention, desired: number): string {
  if (asked === 0) return 'No card that was already learned came up in this time.'
  const { from, to } = shareInterval(passed, asked)
  const said = `You recalled ${percent(passed / asked)} of ${counted(asked, 'card')} asked`
  if (to < desired) return `${said}, less than the ${percent(desired)} you want.`
  if (from > desired) return `${said}, more than the ${percent(desired)} you want.`
  return `${said}, as you want it: ${percent(desired)}.`
}

const BUTTONS = ['Again', 'Hard', 'Good', 'Easy'] as const
export type Button = (typeof BUTTONS)[number]

export interface ButtonGroup {
  readonly name: string
  readonly asked: number
  readonly buttons: readonly { readonly button: Button; readonly presses: number; readonly share: number }[]
}

const AGES: readonly (readonly [CardAge, string])[] = [
  ['learning', 'Learning'],
  ['young', 'Young'],
  ['mature', 'Mature'],
]

export function buttonsFact(answers: readonly Answered[]): Fact<readonly ButtonGroup[]> {
  const counts = answerButtons(answers)
  const groups = AGES.map(([age, name]): ButtonGroup => {
    const of = counts[age]
    const asked = of[1] + of[2] + of[3] + of[4]
    return {
      name,
      asked,
      buttons: BUTTONS.map((button, index) => {
        const presses = of[(index + 1) as Rating]
        return { button, presses, share: asked === 0 ? 0 : presses / asked }
      }),
    }
  })
  const total = groups.reduce((sum, group) => sum + group.asked, 0)
  const presses = (button: Button) =>
    groups.reduce((sum, group) => sum + (group.buttons.find(each => each.button === button)?.presses ?? 0), 0)
  const usual = BUTTONS.reduce<Button>(
    (most, button) => (presses(button) > presses(most) ? button : most),
    'Good',
  )
  return {
    title: 'Buttons you press',
    message:
      total === 0
        ? 'You have not answered in this time.'
        : `Of ${counted(total, 'answer')} you gave ${percent(presses(usual) / total)} as ${usual} and ${percent(presses('Again') / total)} as Again.`.replace(
            /^(.*) as Again and .* as Again\.$/,
            '$1 as Again.',
          ),
    data: groups.filter(group => group.asked > 0),
    table: {
      columns: ['Cards', ...BUTTONS],
      rows: groups.map(({ name, buttons }) => [
        name,
        ...buttons.map(({ presses, share }) => `${count(presses)} (${percent(share)})`),
      ]),
    },
  }
}

export interface HourRow extends ShareRow {
  readonly hour: number
}

export interface Hours {
  readonly rows: readonly HourRow[]
  readonly all: number
}

/** Fewer answers than this in an hour say nothing of the hour. */
const ENOUGH = 20

export function hoursFact(answers: readonly Answered[]): Fact<Hours> {
  const hours = successByHour(answers)
  const asked = hours.reduce((sum, hour) => sum + hour.asked, 0)
  const passed = hours.reduce((sum, hour) => sum + hour.passed, 0)
  const all = asked === 0 ? 0 : passed / asked
  const rows = hours
    .filter(hour => hour.asked >= ENOUGH)
    .map(hour => ({
      hour: hour.hour,
      name: clock(hour.hour),
      share: hour.passed / hour.asked,
      asked: hour.asked,
      ...shareInterval(hour.passed, hour.asked),
    }))
  return {
    title: 'Recall by hour of the day',
    message: hoursMessage(rows, all),
    data: { rows, all },
    table: {
      columns: ['Hour', 'Asked', 'Recalled', 'Share'],
      rows: hours
        .filter(hour => hour.asked > 0)
        .map(hour => [
          `${clock(hour.hour)} to ${clock(hour.hour + 1)}`,
          count(hour.asked),
          count(hour.passed),
          percent(hour.passed / hour.asked),
        ]),
    },
  }
}

/** An hour is named only when its whole range lies to one side of the average: most differences are chance. */
function hoursMessage(rows: readonly HourRow[], all: number): string {
  if (rows.length === 0) return `An hour shows here once ${ENOUGH} learned cards were asked in it.`
  const low = rows.filter(row => row.to < all).sort((a, b) => a.share - b.share)[0]
  const high = rows.filter(row => row.from > all).sort((a, b) => b.share - a.share)[0]
  const span = (row: HourRow) => `from ${row.name} to ${clock(row.hour + 1)} (${percent(row.share)})`
  if (low !== undefined && high !== undefined)
    return `You recall most ${span(high)} and least ${span(low)}; on average ${percent(all)}.`
  if (low !== undefined) return `You recall least ${span(low)}; on average ${percent(all)}.`
  if (high !== undefined) return `You recall most ${span(high)}; on average ${percent(all)}.`
  return `No hour stands out: you recall ${percent(all)} at any time, as far as can be told.`
}

const clock = (hour: number) => `${hour % 24}:00`
