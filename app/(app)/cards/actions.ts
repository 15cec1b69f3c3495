'use server'

import { type CardPage, changeCardsSchema, searchCardsSchema } from '@/lib/contracts/card-browser'
import type { AppError } from '@/lib/core/app-error'
import { err, type Result } from '@/lib/core/result'
import { requireUser } from '@/lib/server/auth/session'
import { changeCards } from '@/lib/server/use-cases/change-cards'
import { searchCards } from '@/lib/server/use-cases/search-cards'

/** The page of cards after a place. */
export async function searchCardsAction(raw: unknown): Promise<Result<CardPage, AppError>> {
  const user = await requireUser()
  const input = searchCardsSchema.safeParse(raw)
  if (!input.success) return err({ code: 'INVALID_INPUT', message: 'This cannot be searched for.' })
  return searchCards(user.id, input.data)
}

export async function changeCardsAction(raw: unknown): Promise<Result<null, AppError>> {
  const user = await requireUser()
  const input = changeCardsSchema.safeParse(raw)
  if (!input.success) {
    return err({ code: 'INVALID_INPUT', message: 'At most 1,000 cards can be changed at once.' })
  }
  return changeCards(user.id, input.data)
}
