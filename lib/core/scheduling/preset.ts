/** How a learner wants a set of cards scheduled. Validated by `contracts/preset.ts` before it gets here. */
export interface Preset {
  /** 0.70–0.99 */
  readonly desiredRetention: number
  /** Seconds, each under a day. */
  readonly learningSteps: readonly number[]
  readonly relearningSteps: readonly number[]
  readonly maximumIntervalDays: number
  readonly newPerDay: number
  readonly reviewsPerDay: number
  readonly learnAheadSeconds: number
  readonly burySiblings: boolean
  readonly leechThreshold: number
  readonly leechAction: 'tag' | 'suspend'
  readonly fuzz: boolean
  readonly loadBalance: boolean
  /** Monday first. */
  readonly easyDays: readonly ('normal' | 'reduced' | 'minimum')[]
  readonly newOrder: 'note' | 'random'
  readonly reviewOrder: 'retrievability' | 'due' | 'random'
  readonly newMix: 'after' | 'before' | 'mixed'
  /** 21 FSRS-6 weights. */
  readonly weights: readonly number[]
  /** Name and version of the model the weights belong to, such as `fsrs-6`. */
  readonly model: 'fsrs-6'
}

/** Where and when the learner's day turns. */
export interface DaySettings {
  /** IANA zone name. */
  readonly zone: string
  /** 0–23 */
  readonly dayStartHour: number
}
