import 'server-only'
import { Prisma } from './generated/client'

/** Whether a write failed because another row holds the same unique value. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}
