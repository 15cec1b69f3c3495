import { expect, it } from 'vitest'
import { generateDeck } from '@/lib/core/cards/generate-deck'

const flagsOf = (text: string) =>
  generateDeck({ path: 'kiln.md', text })
    .cards.filter(card => card.kind === 'flag')
    .map(card => [card.front.replace('\n\n', ' '), card.back])

it('finds what a flag does after the flag', () => {
  expect(
    flagsOf('- `rsync -n src dst`: compare two folders. The -n flag means that nothing is copied\n'),
  ).toContainEqual(['What does `-n` do in `rsync`?', 'means that nothing is copied'])
})

it('finds what a flag does before the words that bring it in', () => {
  const flags = flagsOf('- Copy the folder with its hidden files by adding the -a flag to `rsync src dst`.\n')
  expect(flags).toEqual([
    ['What does `-a` do in `rsync`?', 'Copy the folder with its hidden files'],
    ['Which option of `rsync`? Copy the folder with its hidden files', '`-a`'],
  ])
})

it('makes no card of a flag inside a quoted command alone', () => {
  expect(flagsOf('- `rsync -n src dst`: compare two folders\n')).toEqual([])
})
