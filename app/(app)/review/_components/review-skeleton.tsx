import { LoadingRegion, Skeleton } from '@/app/_ui/skeleton'

/** The shape of a card. */
export function ReviewSkeleton() {
  return (
    <div className="mx-auto max-w-reading px-5 pt-20">
      <LoadingRegion label="Getting your cards">
        <Skeleton className="mb-8 h-4 w-40" />
        <Skeleton className="mb-3 h-6" />
        <Skeleton className="h-6 w-3/5" />
        <hr className="my-6 border-hairline" />
      </LoadingRegion>
    </div>
  )
}
