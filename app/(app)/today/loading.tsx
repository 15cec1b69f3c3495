import { TodaySkeleton } from './_components/today-skeleton'

export default function Loading() {
  return <TodaySkeleton />
}
