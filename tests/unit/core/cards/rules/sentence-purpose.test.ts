import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('a purpose and the code that serves it', () => {
  it.each([
    ['To list hidden files, use `ls -a`.', 'list hidden files', '`ls -a`'],
    ['Use `ls -a` to list hidden files.', 'list hidden files', '`ls -a`'],
    ['Para ver los archivos ocultos se usa `ls -a`.', 'ver los archivos ocultos', '`ls -a`'],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('sentence-purpose', note)).toContainEqual([asked, back])
  })

  it.each(['To do this, use `ls -a`.', 'Use `ls -a` or `ls -A` to list hidden files.'])('not %j', note => {
    expect(cardsOf('sentence-purpose', note)).toEqual([])
  })
})
