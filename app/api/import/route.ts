import { importRequestSchema, LARGEST_BATCH_BYTES } from '@/lib/contracts/import'
import { userRoute } from '@/lib/server/http/route'
import { importNotes } from '@/lib/server/use-cases/import-notes'

export const POST = userRoute({
  schema: importRequestSchema,
  // JSON escapes make a text longer than it is.
  largestBytes: LARGEST_BATCH_BYTES * 2,
  handle: (input, { user }) => importNotes(user.id, input),
})
