import type { Metadata } from 'next'
import { Suspense } from 'react'
import { ReviewScreen } from './_components/review-screen'
import { ReviewSkeleton } from './_components/review-skeleton'

export const metadata: Metadata = { title: 'Review' }

export default function ReviewPage() {
  return (
    <Suspense fallback={<ReviewSkeleton />}>
      <ReviewScreen />
    </Suspense>
  )
}
