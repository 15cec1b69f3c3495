import type { NoteDeck } from '@/lib/core/cards/card'
import { generateDeck } from '@/lib/core/cards/generate-deck'
import { err, ok, type Result } from '@/lib/core/result'
import type { RefusedText } from './judge-note'

/**
 * Which rules made a note's cards. An unchanged text is not parsed again while this stands: raise it with every
 * change of the rules that changes cards.
 */
export const GENERATOR_VERSION = '5'

/** A note's cards; a note the rules choke on is refused by name instead of ending the import of the others. */
export function makeDeck(path: string, text: string): Result<NoteDeck, RefusedText> {
  try {
    return ok(generateDeck({ path, text }))
  } catch {
    return err({
      code: 'UNREADABLE_FILE',
      message: `${path} could not be read as Markdown. The other notes are not affected.`,
    })
  }
}
