import { type DayProgress, dayProgress } from '@/lib/core/reviews/day-progress'
import type { AnswerEvent, ReviewEvent, StudyDay } from '@/lib/core/reviews/event'
import { compareEvents, inOrder } from '@/lib/core/reviews/event-order'
import { effectiveEvents } from '@/lib/core/reviews/undo'
import type { Preset } from '@/lib/core/scheduling/preset'

export type TodayProgress = DayProgress

interface Share {
  readonly progress: DayProgress
  readonly last: AnswerEvent | null
}

/**
 * Today's progress, kept up card by card: an answer changes one card's log, so only that one is counted again.
 * A log is told from its successor by identity.
 */
export class TodayProgressCache {
  private shares = new WeakMap<readonly ReviewEvent[], Share>()
  private preset: Preset | null = null
  private today: StudyDay | null = null

  of(logs: ReadonlyMap<string, readonly ReviewEvent[]>, preset: Preset, today: StudyDay): TodayProgress {
    if (preset !== this.preset || today !== this.today) this.shares = new WeakMap()
    this.preset = preset
    this.today = today
    let newIntroduced = 0
    let reviewsDone = 0
    let answers = 0
    let spentMs = 0
    let last: AnswerEvent | null = null
    const answeredCardIds = new Set<string>()
    for (const [cardId, log] of logs) {
      const share = this.share(cardId, log, preset, today)
      newIntroduced += share.progress.newIntroduced
      reviewsDone += share.progress.reviewsDone
      answers += share.progress.answers
      spentMs += share.progress.spentMs
      for (const id of share.progress.answeredCardIds) answeredCardIds.add(id)
      if (share.last !== null && (last === null || compareEvents(last, share.last) < 0)) last = share.last
    }
    return { newIntroduced, reviewsDone, answers, spentMs, answeredCardIds, lastCardId: last?.cardId ?? null }
  }

  private share(cardId: string, log: readonly ReviewEvent[], preset: Preset, today: StudyDay): Share {
    const known = this.shares.get(log)
    if (known !== undefined) return known
    const share: Share = {
      progress: dayProgress([[cardId, log]], preset, today),
      last:
        effectiveEvents(inOrder(log)).findLast(
          (event): event is AnswerEvent => event.type === 'answer' && event.studyDay === today,
        ) ?? null,
    }
    this.shares.set(log, share)
    return share
  }
}
