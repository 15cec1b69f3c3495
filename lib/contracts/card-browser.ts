import { z } from 'zod'
import { idSchema } from './ids'
import { storableText } from './storable-text'
import { syncedCardSchema } from './sync'

/** What the card browser asks for, shows and changes. */

export const BROWSER_PAGE = 100
export const LARGEST_SELECTION = 1_000

/** Where a page ended: the next one begins after this card. */
export const cardPlaceSchema = z.strictObject({ noteId: idSchema, position: z.int().min(0), id: idSchema })

export const searchCardsSchema = z.strictObject({
  search: storableText(500),
  after: cardPlaceSchema.nullable(),
})

export const browsedCardSchema = syncedCardSchema.extend({
  noteTitle: z.string(),
  flag: z.int().min(0).max(4),
  isEdited: z.boolean(),
  isMoved: z.boolean(),
})

export const cardPageSchema = z.object({
  cards: z.array(browsedCardSchema),
  /** Cards that fit, over all pages; only with the first page. */
  total: z.int().nullable(),
  next: cardPlaceSchema.nullable(),
})

export const changeCardsSchema = z.strictObject({
  cardIds: z.array(idSchema).min(1).max(LARGEST_SELECTION),
  change: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('delete') }),
    z.strictObject({ type: z.literal('restore') }),
    z.strictObject({ type: z.literal('flag'), flag: z.int().min(0).max(4) }),
    /** To a chapter of the cards' own note; null is back to where the note has them. */
    z.strictObject({ type: z.literal('move'), chapter: z.array(storableText(2_000)).max(6).nullable() }),
  ]),
})

export type CardPlace = z.infer<typeof cardPlaceSchema>
export type SearchCards = z.infer<typeof searchCardsSchema>
export type BrowsedCard = z.infer<typeof browsedCardSchema>
export type CardPage = z.infer<typeof cardPageSchema>
export type ChangeCards = z.infer<typeof changeCardsSchema>
