'use client'

import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import type { ReactNode } from 'react'
import { reviewHref } from '@/app/_ui/review-href'
import { useLocalSession, useLocalSnapshot } from '@/lib/client/react/local-data-provider'

/** More chapters than this are reached by typing. */
const MOST_CHAPTERS = 400

export default function PaletteDialog({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter()
  const { setTheme, resolvedTheme } = useTheme()
  const session = useLocalSession()
  const { activeNotes, activeCards } = useLocalSnapshot()
  const studied = new Set(activeCards.map(card => card.noteId))
  const chapters = activeNotes
    .filter(note => studied.has(note.id))
    .flatMap(note => note.chapters.filter(({ path }) => path.length > 0).map(({ path }) => ({ note, path })))
    .slice(0, MOST_CHAPTERS)

  const go = (href: string) => {
    onClose()
    router.push(href)
  }
  const run = (action: () => void) => {
    onClose()
    action()
  }

  return (
    <Command.Dialog
      open
      onOpenChange={onClose}
      label="Go anywhere"
      loop
      overlayClassName="fixed inset-0 z-40 animate-settle bg-veil"
      contentClassName="fixed inset-x-4 top-[12dvh] z-50 mx-auto max-w-reading animate-leaf overflow-hidden rounded-md bg-float shadow-float"
    >
      <Command.Input
        placeholder="A page, a note, a chapter, an action"
        className="w-full border-b border-hairline bg-transparent px-4 py-3 text-base outline-none placeholder:text-quiet"
      />
      <Command.List className="max-h-[60dvh] overflow-y-auto p-2">
        <Command.Empty className="px-3 py-6 text-center text-quiet">Nothing is called that.</Command.Empty>
        <Group heading="Pages">
          <Item value="page today" onSelect={() => go('/today')}>
            Today
          </Item>
          <Item value="page review start" onSelect={() => go('/review')}>
            Review what is due
          </Item>
          <Item value="page notes" onSelect={() => go('/notes')}>
            Notes
          </Item>
          <Item value="page mastery" onSelect={() => go('/mastery')}>
            Mastery
          </Item>
          <Item value="page statistics plots retention" onSelect={() => go('/statistics')}>
            Statistics
          </Item>
          <Item value="page cards browse search find" onSelect={() => go('/cards')}>
            Cards
          </Item>
          <Item value="page bring notes import" onSelect={() => go('/bring')}>
            Bring notes
          </Item>
          <Item value="page settings account" onSelect={() => go('/settings')}>
            Settings
          </Item>
        </Group>
        {activeNotes.length > 0 ? (
          <Group heading="Notes">
            {activeNotes.map(note => (
              <Item
                key={note.id}
                value={`note ${note.title} ${note.path}`}
                onSelect={() => go(`/notes/${note.id}`)}
              >
                {note.title}
              </Item>
            ))}
          </Group>
        ) : null}
        {chapters.length > 0 ? (
          <Group heading="Study a chapter">
            {chapters.map(({ note, path }) => (
              <Item
                key={`${note.id} ${path.join(' ')}`}
                value={`study ${note.title} ${path.join(' ')}`}
                onSelect={() => go(reviewHref(note.id, path))}
              >
                <span className="truncate">
                  {(path[0] === note.title ? path : [note.title, ...path]).join(' › ')}
                </span>
              </Item>
            ))}
          </Group>
        ) : null}
        <Group heading="Actions">
          <Item value="action sync now" onSelect={() => run(() => void session?.syncNow())}>
            Sync now
          </Item>
          <Item
            value="action colours light dark theme"
            onSelect={() => run(() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark'))}
          >
            {resolvedTheme === 'dark' ? 'Light colours' : 'Dark colours'}
          </Item>
        </Group>
      </Command.List>
    </Command.Dialog>
  )
}

function Group({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-quiet"
    >
      {children}
    </Command.Group>
  )
}

interface ItemProps {
  readonly value: string
  readonly onSelect: () => void
  readonly children: ReactNode
}

function Item({ value, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-10 items-center gap-3 rounded-sm px-3 data-[selected=true]:bg-sunk"
    >
      {children}
    </Command.Item>
  )
}
