'use server'

import { undoImportSchema } from '@/lib/contracts/import'
import type { AppError } from '@/lib/core/app-error'
import { err, type Result } from '@/lib/core/result'
import { requireUser } from '@/lib/server/auth/session'
import { undoImport } from '@/lib/server/use-cases/undo-import'

export async function undoImportAction(importId: string): Promise<Result<{ notes: number }, AppError>> {
  const user = await requireUser()
  const input = undoImportSchema.safeParse({ importId })
  if (!input.success) return err({ code: 'NOT_FOUND', message: 'There is no such import.' })
  return undoImport(user.id, input.data.importId)
}
