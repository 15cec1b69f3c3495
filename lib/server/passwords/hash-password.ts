import 'server-only'
import { hash, verify } from '@node-rs/argon2'

/**
 * argon2id with OWASP's first recommendation (19 MiB, two passes, one lane). The parameters stand in each hash,
 * so they can be raised later without invalidating what is stored. The hashing runs on the thread pool.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), PARAMETERS)
}

/**
 * With no stored hash (an unknown address, an account without a password) it verifies against a dummy and is false:
 * the answer takes as long as for a wrong password.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const isRight = await verify(stored ?? (await dummyHash()), normalise(password))
  return stored !== null && isRight
}

let dummy: Promise<string> | undefined
function dummyHash(): Promise<string> {
  dummy ??= hash('nobody has this password', PARAMETERS)
  return dummy
}

/** The same password typed on another keyboard or system gives the same bytes. */
const normalise = (password: string): string => password.normalize('NFKC')
