import { MasterySkeleton } from './_components/mastery-skeleton'

export default function Loading() {
  return <MasterySkeleton />
}
