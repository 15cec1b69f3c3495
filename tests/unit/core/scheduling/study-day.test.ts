import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  isoDateToStudyDay,
  secondsUntilRollover,
  startOfStudyDay,
  studyDayOf,
  studyDayToIsoDate,
  weekdayOf,
} from '@/lib/core/scheduling/study-day'

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'America/Chicago',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Pacific/Kiritimati',
  'America/Havana',
]
const dateOf = (instant: string, zone: string, dayStartHour = 4): string =>
  studyDayToIsoDate(studyDayOf(Date.parse(instant), { zone, dayStartHour }))
const startOf = (iso: string, zone: string, dayStartHour = 4): string =>
  new Date(startOfStudyDay(isoDateToStudyDay(iso) ?? Number.NaN, { zone, dayStartHour })).toISOString()

describe('the study day of an instant', () => {
  it('begins at the rollover hour of the wall clock, not at midnight and not in UTC', () => {
    expect(dateOf('2026-01-15T02:59:59Z', 'Europe/Berlin')).toBe('2026-01-14')
    expect(dateOf('2026-01-15T03:00:00Z', 'Europe/Berlin')).toBe('2026-01-15')
    expect(dateOf('2026-01-15T11:59:59Z', 'America/Los_Angeles')).toBe('2026-01-14')
    expect(dateOf('2026-01-15T12:00:00Z', 'America/Los_Angeles')).toBe('2026-01-15')
  })

  it('takes the rollover hour from the learner', () => {
    expect(dateOf('2026-01-15T22:59:59Z', 'Europe/Berlin', 0)).toBe('2026-01-15')
    expect(dateOf('2026-01-15T23:00:00Z', 'Europe/Berlin', 0)).toBe('2026-01-16')
    expect(dateOf('2026-01-15T21:59:59Z', 'Europe/Berlin', 23)).toBe('2026-01-14')
    expect(dateOf('2026-01-15T22:00:00Z', 'Europe/Berlin', 23)).toBe('2026-01-15')
  })

  it('follows the wall clock over both changes of the year', () => {
    expect(dateOf('2026-03-29T01:59:59Z', 'Europe/Berlin')).toBe('2026-03-28')
    expect(dateOf('2026-03-29T02:00:00Z', 'Europe/Berlin')).toBe('2026-03-29')
    expect(dateOf('2026-10-25T02:59:59Z', 'Europe/Berlin')).toBe('2026-10-24')
    expect(dateOf('2026-10-25T03:00:00Z', 'Europe/Berlin')).toBe('2026-10-25')
  })

  it('counts half-hour and quarter-hour zones', () => {
    expect(dateOf('2026-05-01T22:29:59Z', 'Asia/Kolkata')).toBe('2026-05-01')
    expect(dateOf('2026-05-01T22:30:00Z', 'Asia/Kolkata')).toBe('2026-05-02')
    expect(dateOf('2026-05-01T22:14:59Z', 'Asia/Kathmandu')).toBe('2026-05-01')
    expect(dateOf('2026-05-01T22:15:00Z', 'Asia/Kathmandu')).toBe('2026-05-02')
    // Lord Howe shifts by half an hour: 04:00 was 17:00 UTC the day before (+11) and is 17:30 (+10:30) after.
    expect(startOf('2026-04-04', 'Australia/Lord_Howe')).toBe('2026-04-03T17:00:00.000Z')
    expect(startOf('2026-04-05', 'Australia/Lord_Howe')).toBe('2026-04-04T17:30:00.000Z')
  })

  it('knows leap days', () => {
    expect(dateOf('2028-02-29T12:00:00Z', 'Europe/Berlin')).toBe('2028-02-29')
    expect(dateOf('2028-03-01T02:00:00Z', 'Europe/Berlin')).toBe('2028-02-29')
    expect((isoDateToStudyDay('2028-03-01') ?? 0) - (isoDateToStudyDay('2028-02-28') ?? 0)).toBe(2)
    expect((isoDateToStudyDay('2027-03-01') ?? 0) - (isoDateToStudyDay('2027-02-28') ?? 0)).toBe(1)
  })
})

describe('the start of a study day', () => {
  it('is the first instant after the gap when the rollover hour is skipped', () => {
    expect(startOf('2026-03-29', 'Europe/Berlin', 2)).toBe('2026-03-29T01:00:00.000Z')
    expect(dateOf('2026-03-29T00:59:59Z', 'Europe/Berlin', 2)).toBe('2026-03-28')
  })

  it('is the first of the two when the rollover hour comes twice', () => {
    expect(startOf('2026-10-25', 'Europe/Berlin', 2)).toBe('2026-10-25T00:00:00.000Z')
    expect(dateOf('2026-10-25T01:00:00Z', 'Europe/Berlin', 2)).toBe('2026-10-25')
  })

  it('does not turn back when the clock does, a minute after midnight', () => {
    // St. John's set its clocks back at 00:01 to 23:01 of the day before.
    expect(dateOf('2010-11-07T02:29:59Z', 'America/St_Johns', 0)).toBe('2010-11-06')
    expect(dateOf('2010-11-07T02:30:00Z', 'America/St_Johns', 0)).toBe('2010-11-07')
    expect(dateOf('2010-11-07T02:31:00Z', 'America/St_Johns', 0)).toBe('2010-11-07')
    expect(dateOf('2010-11-07T03:30:00Z', 'America/St_Johns', 0)).toBe('2010-11-07')
  })

  it('passes over a date that a zone never had', () => {
    // Samoa went from 29 to 31 December 2011.
    expect(dateOf('2011-12-30T09:59:59Z', 'Pacific/Apia', 0)).toBe('2011-12-29')
    expect(dateOf('2011-12-30T10:00:00Z', 'Pacific/Apia', 0)).toBe('2011-12-31')
    expect(startOf('2011-12-30', 'Pacific/Apia', 0)).toBe(startOf('2011-12-31', 'Pacific/Apia', 0))
  })
})

describe('properties', () => {
  const settings = fc.record({
    zone: fc.constantFrom(...zones),
    dayStartHour: fc.integer({ min: 0, max: 23 }),
  })
  const instants = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2060-01-01') })

  it('an instant lies between the start of its day and of the next', () => {
    fc.assert(
      fc.property(instants, settings, (instant, day) => {
        const today = studyDayOf(instant, day)
        expect(startOfStudyDay(today, day)).toBeLessThanOrEqual(instant)
        expect(startOfStudyDay(today + 1, day)).toBeGreaterThan(instant)
      }),
      { numRuns: 2_000 },
    )
  })

  it('a later instant never lies in an earlier day', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 72 * 3_600_000 }), settings, (instant, later, day) => {
        expect(studyDayOf(instant + later, day)).toBeGreaterThanOrEqual(studyDayOf(instant, day))
      }),
      { numRuns: 2_000 },
    )
  })

  it('agrees with the wall clock, read in another way', () => {
    fc.assert(
      fc.property(instants, settings, (instant, day) => {
        const wall = new Intl.DateTimeFormat('sv-SE', {
          timeZone: day.zone,
          dateStyle: 'short',
          timeStyle: 'medium',
        }).format(instant)
        const civil = isoDateToStudyDay(wall.slice(0, 10)) ?? Number.NaN
        const expected = Number(wall.slice(11, 13)) < day.dayStartHour ? civil - 1 : civil
        // Where a clock is set back over the rollover, the day has begun although the wall clock says otherwise.
        const hasBegun = startOfStudyDay(expected + 1, day) <= instant
        expect(studyDayOf(instant, day)).toBe(hasBegun ? expected + 1 : expected)
      }),
      { numRuns: 1_000 },
    )
  })

  it('until the rollover there are as many seconds as it takes to reach the next day', () => {
    fc.assert(
      fc.property(instants, settings, (instant, day) => {
        const seconds = secondsUntilRollover(instant, day)
        expect(studyDayOf(instant + seconds * 1000, day)).toBeGreaterThan(studyDayOf(instant, day))
        expect(studyDayOf(instant + (seconds - 1) * 1000, day)).toBe(studyDayOf(instant, day))
      }),
      { numRuns: 500 },
    )
  })
})

describe('the zone of the machine', () => {
  const ownZone = process.env.TZ

  afterEach(() => {
    if (ownZone === undefined) delete process.env.TZ
    else process.env.TZ = ownZone
  })

  it('never changes the number of rollovers between two instants', async () => {
    const pairs = fc.sample(
      fc.tuple(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2028-01-01') }),
        fc.integer({ min: 0, max: 400 * 86_400_000 }),
      ),
      { numRuns: 300, seed: 7 },
    )
    const counts: number[][] = []
    for (const machine of ['UTC', 'America/Los_Angeles', 'Asia/Tokyo', 'Australia/Lord_Howe']) {
      process.env.TZ = machine
      // Fresh modules, so that no remembered offset hides a difference.
      vi.resetModules()
      const fresh = await import('@/lib/core/scheduling/study-day')
      counts.push(
        pairs.map(([zone, dayStartHour, from, later]) => {
          const day = { zone, dayStartHour }
          return fresh.studyDayOf(from + later, day) - fresh.studyDayOf(from, day)
        }),
      )
    }
    expect(new Date('2026-07-01T00:00:00').toISOString()).not.toBe('2026-07-01T00:00:00.000Z')
    for (const other of counts) expect(other).toEqual(counts[0])
  })
})

describe('dates as text', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), day => {
        expect(isoDateToStudyDay(studyDayToIsoDate(day))).toBe(day)
      }),
    )
  })

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '', 'today', '2027-02-29'])('refuses %j', text => {
    expect(isoDateToStudyDay(text)).toBeNull()
  })

  it('counts weekdays from Monday', () => {
    expect(weekdayOf(isoDateToStudyDay('2026-11-23') ?? 0)).toBe(0)
    expect(weekdayOf(isoDateToStudyDay('2026-11-29') ?? 0)).toBe(6)
    expect(weekdayOf(0)).toBe(3)
  })
})
