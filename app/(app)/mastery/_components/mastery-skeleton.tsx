import { LoadingRegion, Skeleton } from '@/app/_ui/skeleton'

/** The shape of the chapter table. */
export function MasterySkeleton() {
  return (
    <LoadingRegion label="Measuring what you know">
      <Skeleton className="mb-10 h-9 w-40" />
      {['w-2/5', 'w-1/3', 'w-1/2', 'w-1/4', 'w-1/3', 'w-2/5'].map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change
        <div key={index} className="flex items-center gap-8 border-b border-hairline py-3">
          <Skeleton className={`h-5 ${width}`} />
          <Skeleton className="ms-auto hidden h-2 w-48 sm:block" />
        </div>
      ))}
    </LoadingRegion>
  )
}
