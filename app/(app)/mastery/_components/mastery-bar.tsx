import type { Mastery } from '@/lib/core/mastery/chapter-mastery'

/**
 * Known, seen and unseen on one axis: the dark part is what is known now, the amber part was seen and is fading,
 * the hatched part was not seen yet.
 */
export function MasteryBar({ cards, seen, known }: Pick<Mastery, 'cards' | 'seen' | 'known'>) {
  const seenShare = cards === 0 ? 0 : seen / cards
  return (
    <div aria-hidden className="flex h-1.5 w-full ring-1 ring-hairline">
      <div className="bg-ink" style={{ width: percent(known) }} />
      <div className="bg-memory-1" style={{ width: percent(Math.max(0, seenShare - known)) }} />
      <div className="hatch grow" />
    </div>
  )
}

export const percent = (share: number) => `${(share * 100).toFixed(2)}%`
