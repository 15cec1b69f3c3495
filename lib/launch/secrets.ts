import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const secretsSchema = z.object({
  /** Signs session cookies. */
  authSecret: z.string().min(32),
  /** Superuser of the embedded database; only the launcher and `recto` commands use it. */
  databaseOwnerPassword: z.string().min(16),
  /** Of the role the app signs in as. */
  databaseServerPassword: z.string().min(16),
})

export type Secrets = z.infer<typeof secretsSchema>

/** Reads the secrets of this installation, or makes them once, readable by their owner only. */
export async function loadSecrets(home: string): Promise<Secrets> {
  const file = path.join(home, 'secrets.json')
  const found = await readFile(file, 'utf8').catch(() => undefined)
  if (found !== undefined) return parse(found, file)

  await mkdir(home, { recursive: true })
  const fresh: Secrets = {
    authSecret: randomBytes(48).toString('base64url'),
    databaseOwnerPassword: randomBytes(24).toString('base64url'),
    databaseServerPassword: randomBytes(24).toString('base64url'),
  }
  // Written whole and then named: neither a kill nor a second instance can leave half a file or two sets.
  const draft = path.join(home, `secrets.${process.pid}.draft`)
  await writeFile(draft, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 })
  try {
    await link(draft, file)
    return fresh
  } catch {
    return parse(await readFile(file, 'utf8'), file)
  } finally {
    await rm(draft, { force: true })
  }
}

function parse(content: string, file: string): Secrets {
  try {
    return secretsSchema.parse(JSON.parse(content))
  } catch (cause) {
    throw new Error(`${file} does not hold the secrets of this installation. Restore it from a backup.`, {
      cause,
    })
  }
}
