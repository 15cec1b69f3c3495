import { expect, it } from 'vitest'
import { hideCommand } from '@/lib/core/cards/gate/hide-command'

it.each([
  ['Use `kiln fire` to bake every pot', 'kiln fire', 'Use […] to bake every pot'],
  [
    'The `kiln shelf` command lists what is on a shelf',
    'kiln shelf show 3',
    'The […] command lists what is on a shelf',
  ],
  [
    'Bake faster than `kiln fire --slow` does',
    'kiln fire --fast',
    'Bake faster than `kiln fire --slow` does',
  ],
  ['`kiln` bakes every pot on the shelf', 'kiln fire', '`kiln` bakes every pot on the shelf'],
  ['run `kiln fire`', 'kiln fire', 'run `kiln fire`'],
  ['Bake every pot on the shelf', 'kiln fire', 'Bake every pot on the shelf'],
])('%s, for %s', (task, command, shown) => {
  expect(hideCommand(task, command)).toBe(shown)
})
