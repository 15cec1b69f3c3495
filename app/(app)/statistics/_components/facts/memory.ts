import { retrievability } from '@/lib/core/mastery/retrievability'
import type { StudyDay } from '@/lib/core/reviews/event'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import {
  type Band,
  difficultyBands,
  retrievabilityBands,
  stabilityBands,
} from '@/lib/core/statistics/card-statistics'
import { median } from '@/lib/core/statistics/median'
import type { Columns, Fact } from './fact'
import { count, counted, lengthOfDays, percent } from './words'

/** Plots of what the cards are like now. `memories` are those of active cards that were seen. */

export function retrievabilityFact(
  memories: readonly CardMemory[],
  today: StudyDay,
  weights: readonly number[],
): Fact<Columns> {
  const bands = retrievabilityBands(memories, today, weights)
  const seen = memories.filter(memory => memory.stability !== null)
  const known = seen.reduce((sum, memory) => sum + retrievability(memory, today, weights), 0)
  const share = seen.length === 0 ? 0 : known / seen.length
  return {
    title: 'Chance of recall today',
    message: `Asked now, you would recall about ${count(Math.round(known))} of the ${counted(seen.length, 'card')} you have seen: ${percent(share)}.`,
    data: histogram(bands, band => `${percent(band.from)} to ${percent(band.to)}`, [
      [0, '0 %'],
      [5, '25 %'],
      [10, '50 %'],
      [15, '75 %'],
      [20, '100 %'],
    ]),
    table: tableOf('Chance of recall', bands, band => `${percent(band.from)} to ${percent(band.to)}`),
  }
}

export function stabilityFact(memories: readonly CardMemory[]): Fact<Columns> {
  const bands = stabilityBands(memories)
  const middle = median(memories.flatMap(({ stability }) => stability ?? []))
  const last = bands.length - 1
  const name = (band: Band, index: number) =>
    index === last ? 'over 2 years' : `${dayMark(band.from)} to ${dayMark(band.to)}`
  return {
    title: 'How long memories last',
    message:
      middle === null
        ? 'No card has been seen yet.'
        : `Half of your cards last ${lengthOfDays(middle)} or longer before their chance of recall falls to 90 %.`,
    data: histogram(
      bands,
      name,
      bands.flatMap(({ from }, index) =>
        [0, 1, 7, 30, 90, 365, 730].includes(from) ? [[index, dayMark(from)] as const] : [],
      ),
    ),
    table: tableOf('Lasts', bands, name),
  }
}

export function difficultyFact(memories: readonly CardMemory[]): Fact<Columns> {
  const bands = difficultyBands(memories)
  const seen = bands.reduce((sum, band) => sum + band.cards, 0)
  const hard = memories.filter(({ difficulty }) => difficulty !== null && difficulty >= HARD).length
  const name = (band: Band) => `${band.from.toFixed(1)} to ${band.to.toFixed(1)}`
  return {
    title: 'How hard cards are for you',
    message:
      hard === 0
        ? `None of your ${counted(seen, 'card')} is very hard for you.`
        : `${counted(hard, 'card')} of ${count(seen)} ${hard === 1 ? 'is' : 'are'} very hard for you: ${hard === 1 ? 'it' : 'they'} may want to be split or said more simply.`,
    data: histogram(bands, name, [
      [0, '1, easy'],
      [5, '5.5'],
      [10, '10, hard'],
    ]),
    table: tableOf('Difficulty', bands, name),
  }
}

/** The uppermost of the ten bands. */
const HARD = 9.1

function histogram(
  bands: readonly Band[],
  name: (band: Band, index: number) => string,
  ticks: readonly (readonly [at: number, label: string])[],
): Columns {
  const most = bands.reduce((best, { cards }, index) => (cards > (bands[best]?.cards ?? 0) ? index : best), 0)
  const cards = bands[most]?.cards ?? 0
  return {
    columns: bands.map((band, index) => ({
      value: band.cards,
      title: `${name(band, index)}: ${counted(band.cards, 'card')}`,
    })),
    ticks: ticks.map(([at, label]) => ({ at, label })),
    labels: cards === 0 ? [] : [{ at: most, label: counted(cards, 'card') }],
    marked: [],
    level: null,
  }
}

function tableOf(first: string, bands: readonly Band[], name: (band: Band, index: number) => string) {
  return {
    columns: [first, 'Cards'],
    rows: bands.map((band, index) => [name(band, index), count(band.cards)]),
  }
}

/** An edge of the stability bands, short: `3 d`, `2 wk`, `6 mo`, `1 y`. */
function dayMark(days: number): string {
  if (days < 7) return days === 0 ? '0' : `${days} d`
  if (days < 30) return `${days / 7} wk`
  if (days < 365) return `${days / 30} mo`
  return `${days / 365} y`
}
