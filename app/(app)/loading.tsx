import { LoadingRegion, Skeleton } from '../_ui/skeleton'

export default function Loading() {
  return (
    <LoadingRegion label="Loading the page">
      <Skeleton className="mb-10 h-9 w-48" />
      <Skeleton className="mb-4 h-5 w-2/3" />
      <Skeleton className="mb-4 h-5 w-1/2" />
      <Skeleton className="h-5 w-3/5" />
    </LoadingRegion>
  )
}
