import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client'
import type { Tx } from './with-user'

/**
 * Runs `work` with sight of every user's rows, for the operator's commands: as the owner of the tables, whose address the
 * app itself does not have.
 */
export async function withOperator<T>(ownerUrl: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: ownerUrl, max: 1 }) })
  try {
    return await client.$transaction(async tx => {
      await tx.$executeRaw`SELECT set_config('app.operator', 'on', true)`
      return work(tx)
    })
  } finally {
    await client.$disconnect()
  }
}
