import { foldCard } from '@/lib/core/reviews/fold'
import { defaultPreset } from '@/lib/core/scheduling/default-preset'
import type { Folder } from '@/lib/sync/ports'

/** The fold of the core with the learner's own preset; the default one until the first pull has brought theirs. */
export const foldCardLog: Folder = (cardId, events, settings) =>
  foldCard({ id: cardId }, events, settings?.preset ?? defaultPreset)
