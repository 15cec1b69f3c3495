import type { Metadata } from 'next'
import { Suspense } from 'react'
import { MasteryScreen } from './_components/mastery-screen'
import { MasterySkeleton } from './_components/mastery-skeleton'

export const metadata: Metadata = { title: 'Mastery' }

export default function MasteryPage() {
  return (
    <Suspense fallback={<MasterySkeleton />}>
      <MasteryScreen />
    </Suspense>
  )
}
