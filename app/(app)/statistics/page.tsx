import type { Metadata } from 'next'
import { Suspense } from 'react'
import { StatisticsScreen } from './_components/statistics-screen'
import { StatisticsSkeleton } from './_components/statistics-skeleton'

export const metadata: Metadata = { title: 'Statistics' }

export default function StatisticsPage() {
  return (
    <Suspense fallback={<StatisticsSkeleton />}>
      <StatisticsScreen />
    </Suspense>
  )
}
