import { PageHeader } from '@/app/_ui/page-header'
import { LoadingRegion, Skeleton } from '@/app/_ui/skeleton'

const ROWS = ['a', 'b', 'c', 'd', 'e']

export default function Loading() {
  return (
    <>
      <PageHeader title="Notes" />
      <LoadingRegion label="Loading your notes">
        <div className="flex max-w-reading flex-col gap-6">
          {ROWS.map(row => (
            <Skeleton key={row} className="h-8 w-full" />
          ))}
        </div>
      </LoadingRegion>
    </>
  )
}
