import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('code, then what it does', () => {
  it.each([
    ['- `du -sh` - size of a folder', 'size of a folder', '`du -sh`'],
    ['`uptime`: how long the machine has run', 'how long the machine has run', '`uptime`'],
    ['- `:w` → save the buffer', 'save the buffer', '`:w`'],
    ['- `\\dn` list the schemas', 'list the schemas', '`\\dn`'],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('code-then-meaning', note)).toContainEqual([asked, back])
  })

  it.each(['- `https://example.org` - https://example.org', 'Use `uptime` and `free` daily'])(
    'not %j',
    note => {
      expect(cardsOf('code-then-meaning', note)).toEqual([])
    },
  )
})
