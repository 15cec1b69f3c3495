import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPauseMs } from '@/lib/sync/backoff'
import { boundInstant, CLOCK_TOLERANCE_MS, issueInstant, measureClockOffset } from '@/lib/sync/event-clock'
import { receiveEvent } from '@/lib/sync/receive-event'
import { describeSync } from '@/lib/sync/sync-state'
import { answer, MONDAY, MONDAY_NINE, uuid } from '../../support/review-events'

const instant = fc.integer({ min: 946_684_800_000, max: 4_000_000_000_000 })

describe('instants', () => {
  it('S5: a new event stands after everything known, and at the clock when that is later', () => {
    expect(issueInstant(1_000, 0)).toBe(1_000)
    expect(issueInstant(1_000, 5_000)).toBe(5_001)
    expect(issueInstant(1_000, 1_000)).toBe(1_001)
  })

  it('S7: the correction is measured against the middle of the exchange', () => {
    expect(measureClockOffset(0, 2_000, 500_000)).toBe(499_000)
    expect(measureClockOffset(0, 2_000, 1_000 + CLOCK_TOLERANCE_MS)).toBe(0)
    expect(measureClockOffset(1_000_000, 1_000_000, 0)).toBe(-1_000_000)
  })

  it('S8: nothing is stored later than the tolerance, and order is kept', () => {
    fc.assert(
      fc.property(instant, instant, instant, (a, b, receivedAt) => {
        expect(boundInstant(a, receivedAt)).toBeLessThanOrEqual(receivedAt + CLOCK_TOLERANCE_MS)
        if (a <= b) expect(boundInstant(a, receivedAt)).toBeLessThanOrEqual(boundInstant(b, receivedAt))
      }),
    )
  })

  it('S8: an honest event is stored as it came, a day that cannot be is counted again', () => {
    const honest = answer(1, uuid(1, 6))
    expect(receiveEvent(honest, honest.at)).toBe(honest)
    expect(receiveEvent({ ...honest, studyDay: 3 }, honest.at)).toEqual(honest)
    expect(
      receiveEvent({ ...honest, at: honest.at + 86_400_000 * 9, studyDay: MONDAY + 9 }, MONDAY_NINE),
    ).toEqual({
      ...honest,
      at: MONDAY_NINE + CLOCK_TOLERANCE_MS,
    })
  })
})

describe('pauses', () => {
  it('S22: double from one second to five minutes, with jitter, and never below what the server asked', () => {
    expect([1, 2, 3, 4].map(failures => nextPauseMs(failures, 0))).toEqual([500, 1_000, 2_000, 4_000])
    expect(nextPauseMs(1, 0.5)).toBe(750)
    expect(nextPauseMs(99, 0.999_999)).toBeLessThanOrEqual(300_000)
    expect(nextPauseMs(99, 0)).toBe(150_000)
    expect(nextPauseMs(1, 0, 60_000)).toBe(60_000)
  })
})

describe('what the learner is told', () => {
  const facts = { running: false, waiting: 0, rejected: [], lastSyncedAt: MONDAY_NINE, failure: null }

  it('S22: synced, waiting, offline with the number waiting, signed out', () => {
    expect(describeSync(facts).kind).toBe('synced')
    expect(describeSync({ ...facts, waiting: 3 })).toMatchObject({ kind: 'waiting', waiting: 3 })
    expect(describeSync({ ...facts, running: true }).kind).toBe('syncing')
    expect(describeSync({ ...facts, waiting: 3, running: true, failure: { kind: 'offline' } })).toMatchObject(
      {
        kind: 'offline',
        waiting: 3,
      },
    )
    expect(describeSync({ ...facts, failure: { kind: 'signed-out' } }).kind).toBe('signed-out')
    expect(describeSync({ ...facts, failure: { kind: 'refused', message: 'No.' } })).toMatchObject({
      kind: 'failed',
      message: 'No.',
    })
    expect(describeSync({ ...facts, lastSyncedAt: null }).kind).toBe('waiting')
  })
})
