import { LoadingRegion, Skeleton } from '@/app/_ui/skeleton'

/** The shape of the day. */
export function TodaySkeleton() {
  return (
    <div className="max-w-reading">
      <LoadingRegion label="Counting what is due">
        <Skeleton className="mb-3 h-4 w-36" />
        <Skeleton className="mb-3 h-11 w-40" />
        <Skeleton className="mb-8 h-6 w-56" />
        <Skeleton className="mb-14 h-12 w-full sm:w-36" />
        <Skeleton className="mb-5 h-4 w-24" />
        <Skeleton className="mb-4 h-5" />
        <Skeleton className="mb-4 h-5" />
        <Skeleton className="h-5" />
      </LoadingRegion>
    </div>
  )
}
