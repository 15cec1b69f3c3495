import { describe, expect, test } from 'vitest'
import { intervalWords } from '@/app/(app)/review/_components/interval-words'

const NOW = 1_750_000_000_000
const inSeconds = (seconds: number) =>
  intervalWords({ dueAt: NOW + seconds * 1000, dueDay: null }, NOW, 100).short
const inDays = (days: number) => intervalWords({ dueAt: null, dueDay: 100 + days }, NOW, 100).short

describe('what stands on a grade', () => {
  test.each([
    [30, '< 1 min'],
    [60, '1 min'],
    [600, '10 min'],
    [3_600, '1 h'],
    [5_400, '1.5 h'],
  ])('%i seconds', (seconds, words) => expect(inSeconds(seconds)).toBe(words))

  test.each([
    [1, '1 d'],
    [99, '99 d'],
    [122, '4 mo'],
    [400, '1.1 y'],
    [36_500, '99.9 y'],
  ])('%i days', (days, words) => expect(inDays(days)).toBe(words))

  test('the sentence names the exact day', () => {
    expect(intervalWords({ dueAt: null, dueDay: 222 }, NOW, 100).long).toBe('in 122 days')
    expect(intervalWords({ dueAt: null, dueDay: 101 }, NOW, 100).long).toBe('tomorrow')
  })
})
