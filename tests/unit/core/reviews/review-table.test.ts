import { describe, expect, it } from 'vitest'
import { readReviewHeader, readReviewRow } from '@/lib/core/reviews/review-table'
import { defaultWeights } from '@/lib/core/scheduling/fsrs-adapter'
import { checkWeights } from '@/lib/core/scheduling/weights'

const now = Date.UTC(2026, 4, 4)
const at = 1_711_744_352_250
const header = readReviewHeader('card_id,review_time,review_rating,review_state,review_duration')
if (!header.ok) throw new Error(header.error)
const read = (line: string, row = 2) => readReviewRow(line, row, header.value, now)
const errorOf = (line: string, row = 2): string => {
  const result = read(line, row)
  return result.ok ? '' : result.error
}

describe('the header', () => {
  it('may come in any order, with a byte order mark and other columns', () => {
    const columns = readReviewHeader('\uFEFFreview_rating, extra ,Card_ID,review_time\r')
    expect(columns).toEqual({
      ok: true,
      value: { cardId: 2, time: 3, rating: 0, state: null, duration: null },
    })
  })

  it('names what is missing', () => {
    const missing = readReviewHeader('card_id,rating')
    expect(missing.ok ? '' : missing.error).toMatch(/Row 1: .*review_time, review_rating/)
  })
})

describe('a row', () => {
  it('is read', () => {
    expect(read(`7,${at},3,2,9624\r`)).toEqual({
      ok: true,
      value: { cardId: '7', at, rating: 3, kind: 'review', durationMs: 9_624 },
    })
    expect(read(`"a,""b",${at},1,,`)).toMatchObject({
      value: { cardId: 'a,"b', kind: null, durationMs: null },
    })
  })

  it('by hand or cramming needs no rating', () => {
    expect(read(`7,${at},0,5,0`)).toMatchObject({ ok: true, value: { kind: 'other' } })
    expect(read(`7,${at},0,4,0`)).toMatchObject({ ok: true })
  })

  it.each([
    [`7,${at},5,2,1`, /Row 9: review_rating.*"5"/],
    [`7,${at},0,2,1`, /Row 9: review_rating/],
    [`7,${at},2.5,2,1`, /Row 9: review_rating/],
    [`7,${at}`, /Row 9: review_rating.*""/],
    [`,${at},3,2,1`, /Row 9: card_id/],
    ['7,1711744352,3,2,1', /Row 9: review_time.*seconds/],
    ['7,2024-03-29T20:32:32+01:00,3,2,1', /Row 9: review_time.*without a zone.*\+01:00/],
    ['7,4102444800000,3,2,1', /Row 9: review_time.*future/],
    [`7,${at},3,9,1`, /Row 9: review_state/],
    [`7,${at},3,2,7200000`, /Row 9: review_duration/],
    [`7,${at},3,2,-1`, /Row 9: review_duration/],
  ])('%s is refused', (line, message) => {
    expect(errorOf(line, 9)).toMatch(message)
  })
})

describe('weights', () => {
  it('are refused by number and by bounds', () => {
    expect(checkWeights(defaultWeights)).toMatchObject({ ok: true })
    const messageOf = (weights: readonly number[]) => {
      const result = checkWeights(weights)
      return result.ok ? '' : result.error
    }
    expect(messageOf(defaultWeights.slice(1))).toMatch(/exactly 21 weights; these are 20/)
    expect(messageOf(defaultWeights.with(4, 11))).toMatch(/Weight 4 .* 1 and 10; it is 11/)
    expect(messageOf(defaultWeights.with(20, Number.NaN))).toMatch(/Weight 20/)
    expect(checkWeights(defaultWeights.with(17, 0).with(18, 0).with(19, 0)).ok).toBe(true)
  })
})
