import { LoadingRegion, Skeleton } from '@/app/_ui/skeleton'

/** The shape of the search box and the list. */
export default function CardsLoading() {
  return (
    <LoadingRegion label="Looking for cards">
      <Skeleton className="mb-8 h-9 w-32" />
      <Skeleton className="mb-6 h-10 w-full" />
      {['w-2/3', 'w-1/2', 'w-3/5', 'w-2/5', 'w-1/2'].map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change
        <div key={index} className="border-b border-hairline py-4">
          <Skeleton className={`h-5 ${width}`} />
        </div>
      ))}
    </LoadingRegion>
  )
}
