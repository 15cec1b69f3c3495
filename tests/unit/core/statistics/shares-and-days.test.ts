import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median } from '@/lib/core/statistics/median'
import { shareInterval } from '@/lib/core/statistics/share-interval'
import { activityLevels, everyDay, longestRun, sumStretches } from '@/lib/core/statistics/study-calendar'

const on = (day: number, answers = 1, spentMs = answers * 1_000) => ({ day, answers, newCards: 0, spentMs })

describe('the range of a share', () => {
  it('is that of the score interval', () => {
    // 45 of 50: centre 0.8714, reach 0.0852, by hand from the formula.
    const { from, to } = shareInterval(45, 50)
    expect(from).toBeCloseTo(0.7864, 3)
    expect(to).toBeCloseTo(0.9565, 3)
  })
  it('is everything when nothing was asked', () => {
    expect(shareInterval(0, 0)).toEqual({ from: 0, to: 1 })
  })
  it('holds the share, stays within 0 and 1, and narrows with more answers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (asked, part) => {
          const passed = Math.round(asked * part)
          const { from, to } = shareInterval(passed, asked)
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeLessThanOrEqual(1)
          expect(from).toBeLessThanOrEqual(passed / asked + 1e-9)
          expect(to).toBeGreaterThanOrEqual(passed / asked - 1e-9)
          const tenfold = shareInterval(passed * 10, asked * 10)
          expect(tenfold.to - tenfold.from).toBeLessThan(to - from)
        },
      ),
    )
  })
})

describe('days', () => {
  it('without answers are there too', () => {
    expect(everyDay([on(12, 3)], 11, 13).map(day => day.answers)).toEqual([0, 3, 0])
    expect(everyDay([on(5)], 9, 8)).toEqual([])
  })
  it('add up to stretches that end with the last day, and nothing is lost', () => {
    const days = everyDay([on(1, 2), on(7, 5), on(10, 4)], 1, 10)
    expect(sumStretches(days, 7).map(({ day, answers }) => [day, answers])).toEqual([
      [1, 2],
      [4, 9],
    ])
    expect(sumStretches(days, 1)).toEqual(days)
  })
  it('in a row are counted without the gaps', () => {
    expect(longestRun(everyDay([on(1), on(2), on(4), on(5), on(6)], 0, 9))).toBe(3)
    expect(longestRun([])).toBe(0)
  })
  it('are as dark as they are busy among the days with answers', () => {
    const days = everyDay([on(1, 1), on(2, 10), on(3, 20), on(4, 30), on(5, 1_000)], 0, 5)
    expect(activityLevels(days)).toEqual([0, 1, 1, 2, 3, 4])
    expect(activityLevels(everyDay([], 0, 1))).toEqual([0, 0])
  })
})

it('the median is the middle, or halfway between the two', () => {
  expect(median([])).toBeNull()
  expect(median([9, 1, 5])).toBe(5)
  expect(median([4, 1, 2, 100])).toBe(3)
})
