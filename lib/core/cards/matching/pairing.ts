import type { LedgerCard } from './ledger-card'

/** Who is paired with whom so far, by position in the two decks; every card at most once. */
export interface Pairing {
  readonly old: readonly LedgerCard[]
  readonly next: readonly LedgerCard[]
  /** The position of the partner in the other deck, or -1. */
  readonly partnerOfOld: Int32Array
  readonly partnerOfNext: Int32Array
}

export const startPairing = (old: readonly LedgerCard[], next: readonly LedgerCard[]): Pairing => ({
  old,
  next,
  partnerOfOld: new Int32Array(old.length).fill(-1),
  partnerOfNext: new Int32Array(next.length).fill(-1),
})

export const isFreeOld = (pairing: Pairing, old: number): boolean => pairing.partnerOfOld[old] === -1
export const isFreeNext = (pairing: Pairing, next: number): boolean => pairing.partnerOfNext[next] === -1

export const pairUp = (pairing: Pairing, old: number, next: number): void => {
  pairing.partnerOfOld[old] = next
  pairing.partnerOfNext[next] = old
}

export const freeOlds = (pairing: Pairing): number[] =>
  [...pairing.old.keys()].filter(old => isFreeOld(pairing, old))
export const freeNexts = (pairing: Pairing): number[] =>
  [...pairing.next.keys()].filter(next => isFreeNext(pairing, next))
