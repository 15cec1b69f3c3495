import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReplay } from '@/lib/cli/replay'
import vectors from '../core/scheduling/reference-vectors.json'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recto-replay-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

class Collected extends Writable {
  text = ''
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

async function replay(csv: string, ...args: string[]) {
  const file = join(folder, 'log.csv')
  await writeFile(file, csv)
  const [out, err] = [new Collected(), new Collected()]
  const code = await runReplay([file, ...args], out, err)
  return {
    code,
    out: out.text,
    err: err.text,
    cards:
      code === 0
        ? out.text
            .trim()
            .split('\n')
            .map(line => JSON.parse(line))
        : [],
  }
}
const header = 'card_id,review_time,review_rating'

describe('recto replay', () => {
  it('gives the reference intervals to a card answered when due', async () => {
    const start = Date.parse(vectors.intervalHistory.start)
    const rows: string[] = [header]
    let at = start
    const intervals: number[] = []
    for (const rating of vectors.intervalHistory.ratings) {
      rows.push(`7,${at},${rating}`)
      const { cards } = await replay(rows.join('\n'), '--tz', 'UTC', '--day-start', '0')
      intervals.push(cards[0].scheduledDays)
      at = cards[0].state === 'review' ? cards[0].due + 12.5 * 3_600_000 : cards[0].due
    }
    expect(intervals).toEqual(vectors.intervalHistory.scheduledDays)
  })

  it('prints one line a card, cards in the order of the file, answers in the order of time', async () => {
    const day = Date.UTC(2024, 3, 1, 12)
    const rows = [header, `b,${day + 600_000},3`, `a,${day},4`, `b,${day},3`, '']
    const { cards } = await replay(rows.join('\r\n'), '--tz', 'Europe/Berlin')
    expect(cards).toEqual([
      {
        card_id: 'b',
        reps: 2,
        lapses: 0,
        state: 'review',
        stability: 2.3065,
        difficulty: expect.closeTo(2.1112142, 6),
        lastReview: day + 600_000,
        due: Date.UTC(2024, 3, 3, 2),
        scheduledDays: 2,
      },
      {
        card_id: 'a',
        reps: 1,
        lapses: 0,
        state: 'review',
        stability: 8.2956,
        difficulty: 1,
        lastReview: day,
        due: Date.UTC(2024, 3, 9, 2),
        scheduledDays: 8,
      },
    ])
  })

  it('counts days by the zone and hour it is given', async () => {
    const rows = [header, `a,${Date.UTC(2024, 0, 10, 23, 30)},4`, `a,${Date.UTC(2024, 0, 11, 0, 30)},3`]
    const stabilityIn = async (...args: string[]) =>
      (await replay(rows.join('\n'), ...args)).cards[0].stability
    const sameDay = await stabilityIn('--tz', 'America/Los_Angeles')
    expect(await stabilityIn('--tz', 'UTC')).toBe(sameDay)
    expect(await stabilityIn('--tz', 'UTC', '--day-start', '0')).not.toBe(sameDay)
  })

  it('takes weights and retention', async () => {
    const rows = `${header}\na,${Date.UTC(2024, 0, 10)},4\n`
    const weights = vectors.fittedWeights.join(',')
    const { cards } = await replay(rows, '--tz', 'UTC', '--weights', weights, '--retention', '0.8')
    expect(cards[0].stability).toBe(vectors.fittedWeights[3])
    expect(cards[0].scheduledDays).toBe(Math.round((10.042885 * (0.8 ** -2 - 1)) / (0.9 ** -2 - 1)))
  })

  it('counts the same row once, and cramming not at all', async () => {
    const at = Date.UTC(2024, 0, 10)
    const rows = [`${header},review_state`, `a,${at},4,1`, `a,${at},4,1`, `a,${at + 1_000},1,4`]
    expect((await replay(rows.join('\n'), '--tz', 'UTC')).cards[0]).toMatchObject({ reps: 1, lapses: 0 })
  })

  it('prints nothing when one row is wrong', async () => {
    const at = Date.UTC(2024, 0, 10)
    const { code, out, err } = await replay(`${header}\na,${at},3\na,${at},7\n`, '--tz', 'UTC')
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^Row 3: review_rating/)
  })

  it.each([
    [['--tz', 'Nowhere/Land'], /Nowhere\/Land/],
    [[], /--tz/],
    [['--tz', 'UTC', '--retention', '0.5'], /0\.70 and 0\.99/],
    [['--tz', 'UTC', '--weights', '1,2,3'], /exactly 21 weights; these are 3/],
    [['--tz', 'UTC', '--weights', 'one'], /"one"/],
    [['--tz', 'UTC', '--day-start', '24'], /0 to 23/],
    [['--tz', 'UTC', '--fuzz'], /--fuzz/],
  ])('%j is wrong usage', async (args, message) => {
    const { code, out, err } = await replay(`${header}\n`, ...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(message)
  })

  it('says what is wrong with a file', async () => {
    expect((await replay('', '--tz', 'UTC')).err).toMatch(/empty/)
    const [out, err] = [new Collected(), new Collected()]
    expect(await runReplay([join(folder, 'none.csv'), '--tz', 'UTC'], out, err)).toBe(2)
    expect(err.text).toMatch(/cannot be read/)
  })
})
