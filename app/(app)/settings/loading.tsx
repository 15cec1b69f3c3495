import { PageHeader } from '@/app/_ui/page-header'
import { LoadingRegion, Skeleton } from '@/app/_ui/skeleton'

const SECTIONS = ['account', 'scheduling', 'day', 'look']

export default function Loading() {
  return (
    <>
      <PageHeader title="Settings" />
      <LoadingRegion label="Loading your settings">
        <div className="flex max-w-reading flex-col gap-12">
          {SECTIONS.map(section => (
            <Skeleton key={section} className="h-24 w-full" />
          ))}
        </div>
      </LoadingRegion>
    </>
  )
}
