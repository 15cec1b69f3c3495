import { StatisticsSkeleton } from './_components/statistics-skeleton'

export default function Loading() {
  return <StatisticsSkeleton />
}
