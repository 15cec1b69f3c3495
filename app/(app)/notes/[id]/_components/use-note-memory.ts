'use client'

import { useMemo, useSyncExternalStore } from 'react'
import { passageReviewHref } from '@/app/_ui/review-href'
import { studyDayInWords } from '@/app/_ui/study-day-words'
import { useLocalSnapshot } from '@/lib/client/react/local-data-provider'
import { passageRecall } from '@/lib/core/mastery/passage-recall'
import type { NoteMemory } from '../../../_note/note-memory'

/** The memory of a note's passages from this device; null while it is not read. */
export function useNoteMemory(noteId: string): NoteMemory | null {
  const { status, memories, preset, today } = useLocalSnapshot()
  return useMemo(() => {
    if (status !== 'ready') return null
    return {
      recallOf: ids => passageRecall(ids, memories, today, preset.weights),
      describe: ({ seen, cards, recall }) =>
        seen === 0
          ? 'Not seen yet:'
          : `${Math.round(recall * 100)} % chance of recall, ${seen} of ${cards} cards seen:`,
      nextOf: id => {
        const memory = memories.get(id)
        if (memory === undefined || memory.phase === 'new') return 'Not seen yet'
        if (memory.suspended) return 'Suspended'
        if (memory.dueDay === null) return 'Today'
        return studyDayInWords(Math.max(memory.dueDay, today), today)
      },
      studyOf: ids => {
        const isAnyDue = ids.some(id => {
          const memory = memories.get(id)
          if (memory === undefined || memory.phase === 'new') return true
          return memory.dueAt !== null || (memory.dueDay !== null && memory.dueDay <= today)
        })
        return {
          href: passageReviewHref(noteId, ids, !isAnyDue),
          label: isAnyDue ? 'Review these' : 'Practise these, nothing is due',
        }
      },
    }
  }, [status, memories, preset, today, noteId])
}

const KEY = 'recto:tint'
const listeners = new Set<() => void>()

/** Whether passages are tinted; kept on this device. */
export function useTintSwitch(): readonly [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => localStorage.getItem(KEY) !== 'off',
    () => true,
  )
  return [
    isOn,
    wanted => {
      localStorage.setItem(KEY, wanted ? 'on' : 'off')
      for (const listener of listeners) listener()
    },
  ]
}
