import { pullQuerySchema } from '@/lib/contracts/sync'
import { userRoute } from '@/lib/server/http/route'
import { pullChanges } from '@/lib/server/use-cases/pull-changes'

/** A device asks for what changed above its cursor (lib/sync/SPEC.md). */
export const GET = userRoute({
  schema: pullQuerySchema,
  handle: ({ cursor }, { user }) => pullChanges(user.id, cursor),
})
