import { expect, it } from 'vitest'
import { isWorthwhile } from '@/lib/core/training/is-worthwhile'

it.each([
  [0, null, false],
  [399, null, false],
  [400, null, true],
  [400, 400, false],
  [599, 400, false],
  [600, 400, true],
  [400, 10, true],
])('%i answers, %s at the last run: %s', (answers, before, expected) => {
  expect(isWorthwhile(answers, before)).toBe(expected)
})
