import { LARGEST_BATCH_BYTES, planImportRequestSchema } from '@/lib/contracts/import'
import { userRoute } from '@/lib/server/http/route'
import { planImport } from '@/lib/server/use-cases/plan-import'

export const POST = userRoute({
  schema: planImportRequestSchema,
  largestBytes: LARGEST_BATCH_BYTES * 2,
  handle: (input, { user }) => planImport(user.id, input),
})
