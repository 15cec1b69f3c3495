import { generateDeck } from '@/lib/core/cards/generate-deck'

/** What one rule makes of a note: the last paragraph of each front, with its back. */
export function cardsOf(rule: string, text: string): (readonly [asked: string, back: string])[] {
  return generateDeck({ path: 'note.md', text })
    .cards.filter(card => card.rule === rule)
    .map(card => [card.front.split('\n\n').at(-1) ?? '', card.back] as const)
}
