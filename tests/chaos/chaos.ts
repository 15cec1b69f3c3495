/**
 * The chaos run: several devices live on a bad network while the server and its database are killed under them. When
 * the storm is over everything is sent and fetched, and `judge.ts` counts what was lost, doubled or differs.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import { foldCardLog } from '@/lib/client/store/fold-card-log'
import { createMemoryStore } from '@/lib/client/store/memory-store'
import { createHttpTransport } from '@/lib/client/sync/http-transport'
import type { PushOutcome } from '@/lib/contracts/sync'
import type { ReviewEvent } from '@/lib/core/reviews/event'
import { seededRandom } from '@/lib/core/simulation/seeded-random'
import { syncOnce } from '@/lib/sync/sync-once'
import { type DurableApp, startDurableApp } from '@/tests/support/durable-app'
import { signInAsGuest } from '@/tests/support/sign-in-by-http'
import { createBadNetwork } from './bad-network'
import { ChaosDevice } from './chaos-device'
import { type ChaosNote, firstNotes } from './chaos-notes'
import { judge, type Verdict } from './judge'
import { readServer } from './read-server'

export interface ChaosOptions {
  readonly devices: number
  readonly reviews: number
  readonly kills: number
  readonly seed: number
}

export interface ChaosResult extends Verdict {
  readonly kills: number
}

/** Rounds each device may need at the end, when all is well again: one to send, one to fetch what others sent. */
const LAST_ROUNDS = 3

export async function runChaos(options: ChaosOptions, say: (line: string) => void): Promise<ChaosResult> {
  const serverLines: string[] = []
  const app = await startDurableApp(line => serverLines.push(line))
  try {
    const result = await new Storm(app, options, say).run()
    if (result.faults.length > 0) for (const line of serverLines.slice(-30)) say(`server: ${line}`)
    return result
  } finally {
    await app.stop()
  }
}

class Storm {
  private readonly made: ReviewEvent[] = []
  private readonly acknowledged = new Set<string>()
  private readonly accepted = new Map<string, number>()
  private answers = 0
  private kills = 0
  private sending: () => void = () => undefined
  private send: typeof fetch = fetch

  constructor(
    private readonly app: DurableApp,
    private readonly options: ChaosOptions,
    private readonly say: (line: string) => void,
  ) {}

  async run(): Promise<ChaosResult> {
    const { app, options } = this
    const cookie = await signInAsGuest(app.url)
    this.send = (input, init) =>
      fetch(input, { ...init, headers: { ...init?.headers, cookie, origin: app.url } })
    const { userId } = await readServer(app.appUrl, app.ownerUrl)
    await this.bring(firstNotes())
    const transport = createHttpTransport(app.url, this.send)
    const watch = { onSending: () => this.sending(), onOutcomes: this.noteOutcomes }
    const living = Array.from({ length: options.devices }, (_, index) => {
      const random = seededRandom(options.seed * 1_000 + index)
      const network = createBadNetwork(transport, random, watch)
      const device = new ChaosDevice({
        userId,
        random,
        network,
        bringNote: note => this.bring([note]),
        onMade: event => this.made.push(event),
      })
      return { device, network, random }
    })
    this.say(`${options.devices} devices live, seed ${options.seed}`)
    await Promise.all([
      this.killNowAndThen(),
      ...living.map(({ device, random }) => this.live(device, random)),
    ])

    for (const { network } of living) network.heal()
    const devices = living.map(({ device }) => device)
    for (let round = 0; round < LAST_ROUNDS; round++) for (const device of devices) await this.finish(device)
    const fresh = createMemoryStore(userId, v7(), foldCardLog)
    await syncOnce({ store: fresh, transport, clock: Date.now })
    const verdict = await judge({
      made: this.made,
      acknowledged: this.acknowledged,
      accepted: this.accepted,
      server: await readServer(app.appUrl, app.ownerUrl),
      fresh,
      devices: devices.map(device => device.store),
    })
    return { ...verdict, kills: this.kills }
  }

  /** Devices may run ahead of the next kill by one share of the answers, so that every kill meets them at work. */
  private mayAnswer(): number {
    const { reviews, kills } = this.options
    const shares = Math.min(kills + 1, this.kills + 2)
    return Math.ceil((reviews * shares) / (kills + 1)) - this.answers
  }

  private async live(device: ChaosDevice, random: () => number): Promise<void> {
    // Whoever has no answers left keeps sending and fetching until the last kill is over.
    while (this.answers < this.options.reviews || this.kills < this.options.kills) {
      const atMost = Math.max(0, this.mayAnswer())
      // Taken before the first pause, so that no two devices spend the same allowance.
      const share = Math.min(atMost, 12)
      this.answers += share
      const given = await device.live(share)
      this.answers -= share - given
      if (random() < 0.7) await device.sync()
      await sleep(random() * 40)
    }
  }

  private async killNowAndThen(): Promise<void> {
    const random = seededRandom(this.options.seed)
    const { reviews, kills } = this.options
    for (let number = 1; number <= kills; number++) {
      while (this.answers < (reviews * number) / (kills + 1)) await sleep(10)
      await this.untilSomethingArrives()
      // In the middle of a push, where it hurts.
      await Promise.race([
        new Promise<void>(resolve => {
          this.sending = resolve
        }),
        sleep(2_000),
      ])
      await sleep(random() * 15)
      const part = random() < 0.5 ? 'web' : 'database'
      await this.app.kill(part)
      this.kills = number
      this.say(
        `kill ${number} of ${kills}: ${part}; ${this.answers} of ${reviews} answers, ${this.acknowledged.size} acknowledged`,
      )
    }
  }

  /** A server that is killed before anything reached it shows nothing; devices may all be offline, so not for ever. */
  private async untilSomethingArrives(): Promise<void> {
    const before = this.acknowledged.size
    const deadline = performance.now() + 5_000
    while (this.acknowledged.size === before && performance.now() < deadline) await sleep(10)
  }

  /** Until the device is level: right after a kill the server may still be opening connections. */
  private async finish(device: ChaosDevice): Promise<void> {
    for (let attempt = 0; attempt < 30; attempt++) {
      const outcome = await device.sync()
      if (outcome.kind === 'level') return
      await sleep(200)
    }
    this.say('a device did not get level with the server')
  }

  private readonly noteOutcomes = (outcomes: readonly PushOutcome[]) => {
    for (const { id, status } of outcomes) {
      if (status === 'rejected') continue
      this.acknowledged.add(id)
      if (status === 'accepted') this.accepted.set(id, (this.accepted.get(id) ?? 0) + 1)
    }
  }

  /** Brings notes; one that the storm swallowed is brought by a later hand, or not at all. */
  private async bring(notes: readonly ChaosNote[]): Promise<void> {
    const body = { importId: v7(), batch: 0, notes: notes.map(note => ({ ...note, decisions: [] })) }
    const answer = await this.send(`${this.app.url}/api/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).catch(() => null)
    await answer?.arrayBuffer().catch(() => null)
    if (answer !== null && answer.status !== 200 && answer.status < 500 && answer.status !== 429)
      throw new Error(`Bringing notes answered ${answer.status}.`)
  }
}
