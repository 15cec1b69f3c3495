/**
 * One device of the chaos run: the product's own sync engine over HTTP, a store and a wrong clock of its own, and a
 * learner who answers, takes back, suspends, resets and brings notes again.
 */
import { v7 } from 'uuid'
import { foldCardLog } from '@/lib/client/store/fold-card-log'
import type { LocalStore } from '@/lib/client/store/local-store'
import { createMemoryStore } from '@/lib/client/store/memory-store'
import type { Rating, ReviewEvent } from '@/lib/core/reviews/event'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import { type SyncOutcome, syncOnce } from '@/lib/sync/sync-once'
import { type Act, makeActEvent } from '@/tests/support/device-acts'
import type { BadNetwork } from './bad-network'
import { makeNote } from './chaos-notes'

const DAY_MS = 86_400_000
const LONGEST_BURST = 12

export interface DeviceSetting {
  readonly userId: string
  readonly random: () => number
  readonly network: BadNetwork
  readonly bringNote: (note: { readonly path: string; readonly text: string }) => Promise<void>
  readonly onMade: (event: ReviewEvent) => void
}

export class ChaosDevice {
  readonly store: LocalStore
  private skewMs: number

  constructor(private readonly setting: DeviceSetting) {
    this.store = createMemoryStore(setting.userId, v7(), foldCardLog)
    this.skewMs = this.drawSkew()
  }

  /** Answers some cards, and now and then does something else. Answers the number of answers given. */
  async live(atMost: number): Promise<number> {
    const { random, network } = this.setting
    if (random() < 0.15) network.isOnline = !network.isOnline
    if (random() < 0.05) this.skewMs = this.drawSkew()
    if (random() < 0.08 && network.isOnline) await this.setting.bringNote(makeNote(random))
    const cards = (await this.store.readCards()).filter(card => card.status === 'active')
    const most = Math.min(atMost, 1 + Math.floor(random() * LONGEST_BURST))
    let answers = 0
    for (; answers < most && cards.length > 0; answers++) {
      const card = cards[Math.floor(random() * cards.length)]
      if (card === undefined) break
      await this.do(card.id, { do: 'answer', rating: (1 + Math.floor(random() * 4)) as Rating })
      if (random() < 0.1) await this.do(card.id, { do: 'undo' })
      if (random() < 0.06) await this.do(card.id, this.drawOther())
    }
    return answers
  }

  sync(): Promise<SyncOutcome> {
    return syncOnce({ store: this.store, transport: this.setting.network, clock: this.clock })
  }

  private readonly clock = () => Date.now() + this.skewMs

  private async do(cardId: string, act: Act): Promise<void> {
    const { settings } = await this.store.readMeta()
    const preset = settings?.preset ?? defaultPreset
    const day = { zone: settings?.zone ?? 'UTC', dayStartHour: settings?.dayStartHour ?? 4 }
    const made = await makeActEvent(
      { store: this.store, clock: this.clock, newId: () => v7(), day, preset },
      cardId,
      act,
    )
    if (made === null) return
    const { events } = await this.store.append([made])
    for (const event of events) this.setting.onMade(event)
  }

  private drawOther(): Act {
    const others = ['suspend', 'unsuspend', 'bury', 'reset'] as const
    return { do: others[Math.floor(this.setting.random() * others.length)] ?? 'suspend' }
  }

  /** Two of three clocks are about right; the others are off by up to five days. */
  private drawSkew(): number {
    const { random } = this.setting
    return random() < 0.66 ? Math.floor(random() * 20_000) : Math.floor((random() - 0.5) * 10 * DAY_MS)
  }
}
