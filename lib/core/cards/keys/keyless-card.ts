import type { GeneratedCard } from '@/lib/core/cards/card'

/**
 * A card as a rule makes it, before it has a name. A rule that knows what its card is about says so in `subject`
 * (the command, the term, the question, without template words or headings); the key is then built from that
 * alone, and survives every change of template, heading or explanation.
 */
export interface KeylessCard extends Omit<GeneratedCard, 'key'> {
  readonly subject?: string
  /** `reverse` for the card that asks the other way round (command → what it does, meaning → term). */
  readonly direction?: 'forward' | 'reverse'
}
