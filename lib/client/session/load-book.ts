import type { StudyDay } from '@/lib/core/reviews/event'
import type { Load } from '@/lib/core/scheduling/load-balance'
import type { CardMemory } from '@/lib/core/scheduling/memory'
import type { Preset } from '@/lib/core/scheduling/preset'
import type { QueueCard } from '@/lib/core/scheduling/queue'

/** How many cards are due on each day, and where a card's siblings are: what load balance goes by. */
export class LoadBook {
  private readonly dueByDay = new Map<StudyDay, number>()
  private readonly groups = new Map<string, string[]>()
  private readonly groupOf = new Map<string, string>()
  private cards: readonly QueueCard[] | null = null
  private memories: ReadonlyMap<string, CardMemory> = new Map()

  read(cards: readonly QueueCard[], memories: ReadonlyMap<string, CardMemory>): void {
    if (cards !== this.cards) this.readGroups(cards)
    if (cards === this.cards && memories === this.memories) return
    this.cards = cards
    this.memories = memories
    this.dueByDay.clear()
    for (const { id } of cards) {
      const memory = memories.get(id)
      if (memory === undefined || memory.dueDay === null || memory.suspended) continue
      this.dueByDay.set(memory.dueDay, (this.dueByDay.get(memory.dueDay) ?? 0) + 1)
    }
  }

  /** The load that a card's next interval should dodge. */
  of(cardId: string, preset: Preset): Load | undefined {
    if (!preset.loadBalance) return undefined
    const siblingDays = new Set<StudyDay>()
    for (const id of this.groups.get(this.groupOf.get(cardId) ?? '') ?? []) {
      const day = id === cardId ? null : (this.memories.get(id)?.dueDay ?? null)
      if (day !== null) siblingDays.add(day)
    }
    return { dueByDay: this.dueByDay, siblingDays }
  }

  private readGroups(cards: readonly QueueCard[]): void {
    this.groups.clear()
    this.groupOf.clear()
    for (const card of cards) {
      const name = `${card.noteId} ${card.group}`
      this.groupOf.set(card.id, name)
      const group = this.groups.get(name)
      if (group === undefined) this.groups.set(name, [card.id])
      else group.push(card.id)
    }
  }
}
