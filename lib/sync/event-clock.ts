/**
 * The instants of events: how a device makes them and how the server bounds them (SPEC S5, S7, S8). All times are
 * epoch milliseconds.
 */

/** How far a clock may be off before anybody does something about it. */
export const CLOCK_TOLERANCE_MS = 120_000

/**
 * The instant of a new event (S5): the corrected clock, but never at or before an event this device knows.
 *
 * @param latestAt the newest `at` in the log, 0 when it is empty
 */
export function issueInstant(now: number, latestAt: number): number {
  return Math.max(now, latestAt + 1)
}

/**
 * The correction a device applies to its clock (S7), from one exchange: the server's time is taken to belong to
 * the middle of it. 0 while the clock is within the tolerance, so that a good clock is left alone.
 */
export function measureClockOffset(sentAt: number, receivedAt: number, serverTime: number): number {
  const offset = Math.round(serverTime - (sentAt + receivedAt) / 2)
  return Math.abs(offset) > CLOCK_TOLERANCE_MS ? offset : 0
}

/** The instant the server stores (S8). Monotone in `at`, so the order of one device's events stays. */
export function boundInstant(at: number, receivedAt: number): number {
  return Math.min(at, receivedAt + CLOCK_TOLERANCE_MS)
}

const DAY_MS = 86_400_000

/** Whether a study day can belong to an instant at all: no zone and no day start moves it more than two days. */
export function isPlausibleStudyDay(studyDay: number, at: number): boolean {
  return Math.abs(studyDay - Math.floor(at / DAY_MS)) <= 2
}
