'use client'

import {
  BookOpen,
  CalendarCheck,
  ChartColumn,
  GalleryHorizontalEnd,
  ListTree,
  Settings,
  UserRound,
} from 'lucide-react'
import Link from 'next/link'
import { usePathname, useSelectedLayoutSegment } from 'next/navigation'
import type { ReactNode } from 'react'
import { classNames } from '@/app/_ui/class-names'
import { OfflineKeeper } from './offline-keeper'
import { PageKeys } from './page-keys'
import { Palette } from './palette'
import { SyncSign } from './sync-sign'

const PLACES = [
  { href: '/today', label: 'Today', Icon: CalendarCheck },
  { href: '/notes', label: 'Notes', Icon: BookOpen },
  { href: '/mastery', label: 'Mastery', Icon: ListTree },
  { href: '/cards', label: 'Cards', Icon: GalleryHorizontalEnd },
  { href: '/statistics', label: 'Statistics', Icon: ChartColumn },
] as const

interface AppFrameProps {
  readonly user: { readonly email: string | null; readonly name: string | null; readonly isGuest: boolean }
  readonly children: ReactNode
}

/**
 * The frame of every page of a signed-in learner: a slim rail at the left on wide screens, a bar at the bottom
 * on phones. The review page stands alone: nothing but the card.
 */
export function AppFrame({ user, children }: AppFrameProps) {
  const isAlone = useSelectedLayoutSegment() === 'review'
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-2 focus:z-50 focus:rounded-md focus:bg-float focus:px-4 focus:py-2 focus:shadow-float"
      >
        Skip to the page
      </a>
      {isAlone ? (
        <main id="main" tabIndex={-1} className="outline-none">
          {children}
        </main>
      ) : (
        <div className="md:flex">
          <Rail user={user} />
          <main
            id="main"
            tabIndex={-1}
            className="min-h-dvh min-w-0 flex-1 px-[max(1.25rem,env(safe-area-inset-left))] pt-8 pb-28 outline-none sm:px-10 md:py-12 lg:px-16"
          >
            <div className="mx-auto max-w-page">{children}</div>
          </main>
          <BottomBar />
        </div>
      )}
      <PageKeys />
      <OfflineKeeper />
      <Palette />
    </>
  )
}

function Rail({ user }: Pick<AppFrameProps, 'user'>) {
  const pathname = usePathname()
  const account = user.isGuest ? 'Guest' : (user.name ?? user.email ?? 'Account')
  return (
    <header className="sticky top-0 hidden h-dvh w-52 shrink-0 flex-col border-e border-hairline px-3 py-6 md:flex">
      <Link href="/today" className="mb-8 px-3 font-serif text-lg font-semibold">
        Recto
      </Link>
      <nav aria-label="Places" className="flex flex-col gap-1">
        {PLACES.map(({ href, label, Icon }) => (
          <Link
            key={href}
            href={href}
            aria-current={isAt(pathname, href) ? 'page' : undefined}
            className="flex min-h-9 items-center gap-3 rounded-md px-3 text-quiet transition-colors hover:text-ink aria-[current=page]:bg-sunk aria-[current=page]:font-medium aria-[current=page]:text-ink"
          >
            <Icon aria-hidden className="size-4" />
            {label}
          </Link>
        ))}
      </nav>
      <div className="mt-auto flex flex-col gap-1">
        <SyncSign />
        <Link
          href="/settings"
          title={user.isGuest ? 'Guest account: settings' : 'Settings'}
          aria-current={isAt(pathname, '/settings') ? 'page' : undefined}
          className="flex min-h-9 items-center gap-3 rounded-md px-3 text-quiet transition-colors hover:text-ink aria-[current=page]:bg-sunk aria-[current=page]:text-ink"
        >
          <UserRound aria-hidden className="size-4 shrink-0" />
          <span className="truncate">{account}</span>
          <span className="sr-only">, settings</span>
        </Link>
      </div>
    </header>
  )
}

function BottomBar() {
  const pathname = usePathname()
  const places = [...PLACES, { href: '/settings', label: 'Settings', Icon: Settings }]
  return (
    <div className="fixed inset-x-0 bottom-0 z-30 border-t border-hairline bg-paper pb-[env(safe-area-inset-bottom)] md:hidden">
      <SyncSign isBar />
      <nav aria-label="Places" className="flex">
        {places.map(({ href, label, Icon }) => (
          <Link
            key={href}
            href={href}
            aria-current={isAt(pathname, href) ? 'page' : undefined}
            className={classNames(
              'flex min-h-14 flex-1 flex-col items-center justify-center gap-1 text-xs text-quiet',
              'aria-[current=page]:font-medium aria-[current=page]:text-ink',
            )}
          >
            <Icon aria-hidden className="size-5" />
            {label}
          </Link>
        ))}
      </nav>
    </div>
  )
}

const isAt = (pathname: string, href: string) => pathname === href || pathname.startsWith(`${href}/`)
