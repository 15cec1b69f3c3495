import { LoadingRegion, Skeleton } from '@/app/_ui/skeleton'

/** The shape of the plots. */
export function StatisticsSkeleton() {
  return (
    <LoadingRegion label="Reading your log">
      <Skeleton className="mb-10 h-9 w-40" />
      <Skeleton className="mb-3 h-6 w-3/4" />
      <Skeleton className="mb-12 h-44 w-full" />
      <Skeleton className="mb-3 h-6 w-2/3" />
      <Skeleton className="h-44 w-full" />
    </LoadingRegion>
  )
}
