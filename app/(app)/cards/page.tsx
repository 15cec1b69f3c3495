import type { Metadata } from 'next'
import { searchCardsSchema } from '@/lib/contracts/card-browser'
import { requireUser } from '@/lib/server/auth/session'
import { searchCards } from '@/lib/server/use-cases/search-cards'
import { CardsScreen } from './_components/cards-screen'

export const metadata: Metadata = { title: 'Cards' }

interface CardsPageProps {
  readonly searchParams: Promise<{ readonly q?: string | readonly string[] }>
}

export default async function CardsPage({ searchParams }: CardsPageProps) {
  const [user, { q }] = await Promise.all([requireUser(), searchParams])
  const search = typeof q === 'string' ? q : ''
  const input = searchCardsSchema.safeParse({ search, after: null })
  const found = input.success ? await searchCards(user.id, input.data) : null
  return (
    <CardsScreen
      search={search}
      first={found?.ok ? found.value : null}
      problem={
        found === null
          ? 'A search has at most 500 characters of text.'
          : found.ok
            ? null
            : found.error.message
      }
    />
  )
}
