import { LoadingRegion, Skeleton } from '@/app/_ui/skeleton'

const LINES = ['w-full', 'w-11/12', 'w-full', 'w-2/3', 'w-full', 'w-5/6']

export default function Loading() {
  return (
    <LoadingRegion label="Loading the note">
      <h1 className="sr-only">Note</h1>
      <Skeleton className="mb-8 h-10 w-64" />
      <div className="flex max-w-reading flex-col gap-4">
        {LINES.map((width, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change
          <Skeleton key={n} className={`h-6 ${width}`} />
        ))}
      </div>
    </LoadingRegion>
  )
}
