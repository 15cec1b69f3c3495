import 'server-only'
import { foldsAlike } from '@/lib/core/reviews/fold-settings'
import type { Preset } from '@/lib/core/scheduling/preset'
import { refoldAll } from './event-log'
import { toPresetColumn } from './preset-column'
import type { Tx } from './with-user'

/**
 * Stores a preset and, where memory depends on what changed, folds every card of the learner anew, so that
 * `card_memory` never stands for settings that are gone. Call `bumpRev` first.
 */
export async function storePreset(
  tx: Tx,
  userId: string,
  rev: bigint,
  before: Preset,
  preset: Preset,
): Promise<void> {
  await tx.user.update({
    where: { id: userId },
    data: { settingsRev: rev, preset: toPresetColumn(preset) },
  })
  if (!foldsAlike(before, preset)) await refoldAll(tx, userId, preset)
}
