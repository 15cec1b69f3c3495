import { ReviewSkeleton } from './_components/review-skeleton'

export default function Loading() {
  return <ReviewSkeleton />
}
