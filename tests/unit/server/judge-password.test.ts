import { describe, expect, it } from 'vitest'
import { judgePassword } from '@/lib/server/passwords/judge-password'

const isFine = (password: string, email: string | null = null) => judgePassword(password, email).ok

describe('judging a password', () => {
  it.each([
    'quiet-harbour-lamp',
    'tr0ub4dor&3xtra',
    'пароль для заметок',
    'k3#vPq9!zLm2',
    'correcthorsebatterystaple',
  ])('takes %s', password => {
    expect(isFine(password)).toBe(true)
  })

  it.each([
    ['', 'empty'],
    ['ninechars', 'nine characters'],
    ['😀😀😀😀😀', 'five characters that are ten code units'],
    ['password123', 'on the list'],
    ['PASSWORD123', 'on the list in capitals'],
    ['p@ssw0rd123', 'with lookalikes'],
    ['dragon2024!', 'a common word with ornaments'],
    ['2024letmein', 'a common word with digits before'],
    ['1234567890', 'a run'],
    ['0987654321', 'a run backwards'],
    ['abcdefghij', 'the alphabet'],
    ['qwertyuiop', 'a row of keys'],
    ['aaaaaaaaaaaa', 'one letter'],
    ['abcabcabcabc', 'one unit'],
    ['202611240012', 'a date and a time'],
    ['a'.repeat(201), 'too long'],
  ])('refuses %s (%s)', password => {
    expect(isFine(password)).toBe(false)
  })

  it('refuses the person’s own address', () => {
    expect(isFine('ada.lovelace@example.org', 'ada.lovelace@example.org')).toBe(false)
    expect(isFine('xx-ada@example.org-xx', 'ada@example.org')).toBe(false)
    expect(isFine('quiet-harbour-lamp', 'ada@example.org')).toBe(true)
  })
})
