import type { PageKey } from '@/app/_ui/page-keys-store'

/** The keys of the review page, as `?` lists them. */
export const REVIEW_KEYS: readonly PageKey[] = [
  { keys: ['Space', 'Enter'], does: 'Show the answer; then grade it Good' },
  { keys: ['1', '2', '3', '4'], does: 'Again, Hard, Good, Easy' },
  { keys: ['u'], does: 'Undo the last step' },
  { keys: ['e'], does: 'Edit the card' },
  { keys: ['s'], does: 'Suspend: do not show it again' },
  { keys: ['b'], does: 'Bury: not before tomorrow' },
  { keys: ['o'], does: 'The passage it came from' },
  { keys: ['Esc'], does: 'Leave the line, then the review' },
]
