import { randomBytes } from 'node:crypto'
import type { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { withOperatorDatabase } from '@/lib/cli/operator-command'
import { emailSchema } from '@/lib/contracts/auth'
import { idSchema } from '@/lib/contracts/ids'
import { zoneSchema } from '@/lib/contracts/zone'
import type { AppError } from '@/lib/core/app-error'
import type { Result } from '@/lib/core/result'
import { generateClient } from '@/lib/launch/generate-client'

const USAGE = `recto user list [--json]
recto user create EMAIL [--tz ZONE] [--password-stdin]
recto user reset EMAIL [--password-stdin]
recto user delete EMAIL|ID --yes

Works on the accounts of RECTO_HOME's database, or that of DATABASE_URL (MIGRATE_DATABASE_URL, if set), also while
Recto is running. create and reset print a password they made up, or take the first line of the standard input.
reset signs all devices of the account out. delete erases it with everything in it; a guest is named by the id that
list prints.
`

interface Asked {
  readonly verb: 'list' | 'create' | 'reset' | 'delete'
  readonly name: string
  readonly json: boolean
  readonly zone: string
  readonly isPasswordGiven: boolean
}

/** Exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runUser(args: readonly string[], out: Writable, err: Writable): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    out.write(USAGE)
    return 0
  }
  const asked = readAsked(args)
  if (typeof asked === 'string') {
    err.write(`${asked}\n\n${USAGE}`)
    return 2
  }
  const given = asked.isPasswordGiven ? (await text(process.stdin)).split(/\r?\n/)[0] : undefined
  return withOperatorDatabase(err, asked.verb === 'create', async database => {
    await database.prepare()
    await generateClient()
    const said = await run(database.ownerUrl, asked, given)
    if (said.ok) out.write(said.value)
    else err.write(`${said.error.message}\n`)
    return said.ok ? 0 : 1
  })
}

async function run(
  ownerUrl: string,
  { verb, name, json, zone }: Asked,
  given: string | undefined,
): Promise<Result<string, AppError>> {
  // Only now: a fresh checkout has no database client before.
  const accounts = await import('@/lib/server/use-cases/operate-accounts')
  const password = given ?? randomBytes(12).toString('base64url')
  const shown = given === undefined ? `Password: ${password}\n` : ''
  if (verb === 'create') {
    const made = await accounts.createAccount(ownerUrl, { email: name, password, zone })
    return made.ok ? { ok: true, value: `Made the account ${name}.\n${shown}` } : made
  }
  if (verb === 'reset') {
    const reset = await accounts.resetAccount(ownerUrl, name, password)
    const told = `${name} has a new password; ${reset.ok ? reset.value.sessionsEnded : 0} devices were signed out.\n${shown}`
    return reset.ok ? { ok: true, value: told } : reset
  }
  if (verb === 'delete') {
    const erased = await accounts.eraseAccount(ownerUrl, name)
    return erased.ok ? { ok: true, value: `Erased the account ${name}.\n` } : erased
  }
  const all = await accounts.listAccounts(ownerUrl)
  const rows = all.map(account =>
    json
      ? JSON.stringify(account)
      : `${account.email ?? account.id}${account.isGuest ? ' (guest)' : ''}  since ${account.createdAt.slice(0, 10)}  ${account.notes} notes, ${account.cards} cards, ${account.reviews} reviews`,
  )
  const none = json ? '' : 'There are no accounts yet.\n'
  return { ok: true, value: rows.length === 0 ? none : `${rows.join('\n')}\n` }
}

/** What is wrong, as a sentence, where it cannot be understood. */
function readAsked(args: readonly string[]): Asked | string {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
  const { values, positionals } = parsed
  const [verb, name, ...more] = positionals
  if (verb !== 'list' && verb !== 'create' && verb !== 'reset' && verb !== 'delete')
    return verb === undefined ? 'Say what to do.' : `There is no "recto user ${verb}".`
  if (more.length > 0 || (verb === 'list') !== (name === undefined))
    return verb === 'list' ? 'list takes no name.' : `Name exactly one account to ${verb}.`
  const zone = zoneSchema.safeParse(values.tz ?? 'UTC')
  if (!zone.success) return `${values.tz} is no time zone; they look like Europe/Berlin.`
  const asked: Omit<Asked, 'name'> = {
    verb,
    json: values.json === true,
    zone: zone.data,
    isPasswordGiven: values['password-stdin'] === true,
  }
  if (name === undefined) return { ...asked, name: '' }
  if (verb === 'delete' && values.yes !== true)
    return 'This erases notes, cards and reviews for good: say --yes.'
  if (verb === 'delete' && idSchema.safeParse(name).success) return { ...asked, name }
  const email = emailSchema.safeParse(name)
  return email.success ? { ...asked, name: email.data } : `${name} is not an e-mail address.`
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      tz: { type: 'string' },
      yes: { type: 'boolean' },
      'password-stdin': { type: 'boolean' },
    },
  })
