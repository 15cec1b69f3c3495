import { pushRequestSchema } from '@/lib/contracts/sync'
import { userRoute } from '@/lib/server/http/route'
import { pushEvents } from '@/lib/server/use-cases/push-events'

/** A device sends what it has appended (lib/sync/SPEC.md). */
export const POST = userRoute({
  schema: pushRequestSchema,
  handle: (request, { user }) => pushEvents(user.id, request),
})
