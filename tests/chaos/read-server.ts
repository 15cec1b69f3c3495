/** What the server has, read from its tables behind its back. */
import { Client } from 'pg'
import { presetSchema } from '@/lib/contracts/preset'
import { closeDatabase } from '@/lib/server/db/client'
import { toReviewEvent } from '@/lib/server/db/event-row'
import { toCardMemory } from '@/lib/server/db/memory-row'
import { withUser } from '@/lib/server/db/with-user'
import { forgetEnv } from '@/lib/server/env'

/** Everything of the one account there is. */
export async function readServer(appUrl: string, ownerUrl: string) {
  const userId = await readOnlyUser(ownerUrl)
  process.env.DATABASE_URL = appUrl
  process.env.NEXTAUTH_SECRET = 'only-to-read-only-to-read-only-to-read'
  forgetEnv()
  try {
    return await withUser(userId, async tx => {
      const user = await tx.user.findUniqueOrThrow({ where: { id: userId } })
      const events = await tx.reviewEvent.findMany({ where: { userId } })
      const memories = await tx.cardMemory.findMany({ where: { userId } })
      return {
        userId,
        preset: presetSchema.parse(user.preset),
        log: events.map(toReviewEvent),
        memories: new Map(memories.map(row => [row.cardId, toCardMemory(row)])),
      }
    })
  } finally {
    await closeDatabase()
  }
}

async function readOnlyUser(ownerUrl: string): Promise<string> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM app_user')
    if (rows[0] === undefined || rows.length > 1) throw new Error(`There are ${rows.length} accounts.`)
    return rows[0].id
  } finally {
    await client.end()
  }
}
