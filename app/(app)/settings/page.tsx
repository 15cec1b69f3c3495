import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ErrorNote } from '@/app/_ui/error-note'
import { PageHeader } from '@/app/_ui/page-header'
import { ThemeSwitch } from '@/app/_ui/theme-switch'
import { requireUser } from '@/lib/server/auth/session'
import { getSettings } from '@/lib/server/use-cases/get-settings'
import { listSessions } from '@/lib/server/use-cases/list-sessions'
import { AccountSection } from './_components/account-section'
import { DayForm } from './_components/day-form'
import { DeleteAccount } from './_components/delete-account'
import { DeviceList } from './_components/device-list'
import { SchedulingForm } from './_components/scheduling-form'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const user = await requireUser()
  const [settings, sessions] = await Promise.all([getSettings(user.id), listSessions(user)])
  if (!settings.ok) return <ErrorNote title={settings.error.message} />
  const { zone, dayStartHour, preset } = settings.value
  return (
    <>
      <PageHeader title="Settings" />
      <div className="flex max-w-reading flex-col">
        <Section id="account" title="Account">
          <AccountSection user={{ id: user.id, email: user.email, isGuest: user.isGuest }} />
        </Section>
        <Section id="scheduling" title="Scheduling">
          <SchedulingForm newPerDay={preset.newPerDay} retention={preset.desiredRetention} />
        </Section>
        <Section id="day" title="Your day">
          <DayForm zone={zone} dayStartHour={dayStartHour} zones={Intl.supportedValuesOf('timeZone')} />
        </Section>
        <Section id="look" title="Look">
          <ThemeSwitch />
          <p className="text-xs text-quiet">Kept on this device.</p>
        </Section>
        <Section id="devices" title="Devices">
          <DeviceList sessions={sessions} zone={zone} />
        </Section>
        <Section id="delete" title="Delete the account">
          <DeleteAccount confirmation={user.email ?? 'guest'} />
        </Section>
      </div>
    </>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-6 gap-x-8 gap-y-4 border-t border-hairline py-8 first:border-t-0 first:pt-0 sm:grid-cols-[9rem_minmax(0,1fr)]"
    >
      <h2 id={`${id}-title`} className="font-medium">
        {title}
      </h2>
      <div className="flex max-w-form flex-col gap-4">{children}</div>
    </section>
  )
}
