import type { ReactNode } from 'react'
import { LocalDataProvider } from '@/lib/client/react/local-data-provider'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import { requireUser } from '@/lib/server/auth/session'
import { AppFrame } from './_components/app-frame'

export default async function AppLayout({ children }: { readonly children: ReactNode }) {
  const user = await requireUser()
  const { zone, dayStartHour } = user
  return (
    <LocalDataProvider userId={user.id} settings={{ preset: defaultPreset, day: { zone, dayStartHour } }}>
      <AppFrame user={{ email: user.email, name: user.name, isGuest: user.isGuest }}>{children}</AppFrame>
    </LocalDataProvider>
  )
}
