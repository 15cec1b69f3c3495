/** Below this a fit says more about chance than about the learner. */
const FEWEST_ANSWERS = 400
/** How much a log must have grown since the last run. */
const GROWTH = 1.5

/** Whether fitting weights again could find something new. `before` is the log's size at the last run; null without one. */
export function isWorthwhile(answers: number, before: number | null): boolean {
  return answers >= Math.max(FEWEST_ANSWERS, before === null ? 0 : before * GROWTH)
}
