/** `recto backup`, `recto restore` and `recto user` as an operator runs them, on servers of all kinds. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { runBackup } from '@/lib/cli/backup'
import { runRestore } from '@/lib/cli/restore'
import { runUser } from '@/lib/cli/user'
import { readBackup } from '@/lib/launch/backup/backup-format'
import { restoreBackup } from '@/lib/launch/backup/restore-backup'
import { writeBackup } from '@/lib/launch/backup/write-backup'
import { prepareDatabase } from '@/lib/launch/database-roles'
import { migrationsDir, ownerUrl, prepareEmbedded, startDatabase } from '@/lib/launch/embedded-database'
import { lockHome } from '@/lib/launch/home-lock'
import { loadSecrets } from '@/lib/launch/secrets'
import { openDeviceSession, readDeviceSession } from '@/lib/server/auth/device-sessions'
import { migrate } from '@/lib/server/db/migrate/migrate'
import { readMigrationsFolder } from '@/lib/server/db/migrate/migrations-folder'
import { signIn } from '@/lib/server/use-cases/sign-in'
import { createLearner } from '@/tests/support/learner'
import { createTestDatabase, type TestDatabase, useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const drops: (() => Promise<void>)[] = []
let folder: string
let file: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'recto-backup-'))
  file = path.join(folder, 'all.recto')
  const learner = await createLearner(database().ownerUrl, 40)
  await createLearner(database().ownerUrl, 3)
  await openDeviceSession({ userId: learner.userId, way: 'guest', userAgent: 'test' })
  // Everything that a line-based format could trip over, and numbers to the last bit.
  await query(database().ownerUrl, 'UPDATE note_text SET text = $1', [
    'tab\t back\\slash \\. \r\n\u2028 \u0085 \u{1f40b} {"table":"card"}\n\\.\n',
  ])
  await query(
    database().ownerUrl,
    `INSERT INTO review_event (user_id, id, rev, card_id, type, at, device_id, seq, zone, day_start_hour, study_day,
       due_day, interval_days, ease_percent)
     SELECT user_id, gen_random_uuid(), 1, id, 'carry-over', '2026-03-01T02:03:04.567Z', gen_random_uuid(), 1, 'UTC', 4,
       '2026-03-01', '2026-03-02', 1 / 3.0::float8, 1e-300 FROM card`,
  )
  await writeBackup(database().ownerUrl, file, new Date(0))
})
afterAll(async () => {
  for (const drop of drops) await drop()
  await rm(folder, { recursive: true, force: true })
})

async function query<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}

async function emptyDatabase(): Promise<TestDatabase> {
  const made = await createTestDatabase('template0')
  drops.push(made.drop)
  return made
}

const restore = (ownerUrl: string, from = file, replaces = false) =>
  restoreBackup({ ownerUrl, file: from, replaces, migrationsDir })
const contentOf = async (name: string) => gunzipSync(await readFile(name))

async function backUp(url: string): Promise<Buffer> {
  const again = path.join(folder, `again-${drops.length}.recto`)
  await writeBackup(url, again, new Date(0))
  return contentOf(again)
}

describe('a backup', () => {
  it('restores to the same bytes, into a database without tables and one with', async () => {
    const before = await contentOf(file)
    expect(before.toString()).toContain('\u2028')
    for (const template of ['template0', undefined]) {
      const target = await createTestDatabase(template)
      drops.push(target.drop)
      expect((await restore(target.ownerUrl)).rows).toBeGreaterThan(80)
      expect((await backUp(target.ownerUrl)).equals(before)).toBe(true)
    }
  })

  it('leaves the walls standing where it restored', async () => {
    const target = await emptyDatabase()
    await restore(target.ownerUrl)
    const open = await query<{ relname: string }>(
      target.ownerUrl,
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY relname`,
    )
    expect(open.map(row => row.relname)).toEqual(['_prisma_migrations', 'rate_limit'])
  })

  it('works for an owner who is no superuser', async () => {
    const { serverUrl } = inject('postgres')
    const role = `owner_${Date.now()}`
    const name = `${role}_db`
    await query(serverUrl, `CREATE ROLE ${role} LOGIN PASSWORD 'x' NOSUPERUSER`)
    await query(serverUrl, `GRANT recto_app TO ${role}`)
    await prepareDatabase(serverUrl, name)
    await query(serverUrl, `ALTER DATABASE ${name} OWNER TO ${role}`)
    drops.push(async () => {
      await query(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`)
      await query(serverUrl, `DROP ROLE ${role}`)
    })
    const url = new URL(serverUrl)
    Object.assign(url, { username: role, password: 'x', pathname: `/${name}` })
    await restore(url.href)
    expect((await backUp(url.href)).equals(await contentOf(file))).toBe(true)
  })

  it('is of one moment: what is written meanwhile is not in it by halves', async () => {
    const source = await createTestDatabase()
    drops.push(source.drop)
    await restore(source.ownerUrl)
    const writing = (async () => {
      for (let n = 0; n < 20; n++)
        await query(
          source.ownerUrl,
          `WITH u AS (INSERT INTO app_user (id, is_guest, zone, preset) VALUES (gen_random_uuid(), true, 'UTC', '{}') RETURNING id)
           INSERT INTO audit_entry (user_id, id, action) SELECT id, gen_random_uuid(), 'account-opened' FROM u`,
        )
    })()
    const name = path.join(folder, 'moment.recto')
    await writeBackup(source.ownerUrl, name, new Date(0))
    await writing
    // A child without its parent would not go in.
    const target = await emptyDatabase()
    await restore(target.ownerUrl, name)
  })

  it('is readable by its owner only', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })
})

describe('a restore refuses', () => {
  it('a database with accounts, unless told to replace them', async () => {
    const target = await createTestDatabase()
    drops.push(target.drop)
    await restore(target.ownerUrl)
    await expect(restore(target.ownerUrl)).rejects.toThrow(/--force/)
    await query(target.ownerUrl, `UPDATE note_text SET text = 'other'`)
    await restore(target.ownerUrl, file, true)
    expect((await backUp(target.ownerUrl)).equals(await contentOf(file))).toBe(true)
  })

  it('a file that is cut off, changed or something else, and touches nothing', async () => {
    const target = await createTestDatabase()
    drops.push(target.drop)
    await restore(target.ownerUrl)
    const whole = await readFile(file)
    const content = (await contentOf(file)).toString()
    const flipped = Buffer.from(whole)
    flipped[whole.length >> 1] = (flipped[whole.length >> 1] ?? 0) ^ 0xff
    const damaged = [
      whole.subarray(0, whole.length / 2),
      flipped,
      gzipSync(content.slice(0, content.lastIndexOf('\n', content.length - 2) + 1)),
      gzipSync(content.replace(/\n\\\.\n/, '\n')),
      gzipSync('# Notes\n'),
      Buffer.from('no gzip'),
      Buffer.alloc(0),
    ]
    for (const bytes of damaged) {
      const name = path.join(folder, 'damaged.recto')
      await writeFile(name, bytes)
      await expect(restore(target.ownerUrl, name, true)).rejects.toThrow(/damaged|cut off|not a backup/)
    }
    await expect(restore(target.ownerUrl, path.join(folder, 'nothing'), true)).rejects.toThrow(/ENOENT/)
    expect((await backUp(target.ownerUrl)).equals(await contentOf(file))).toBe(true)
  })

  it('a backup of a newer version, by its migrations or its format', async () => {
    const content = (await contentOf(file)).toString()
    const [header = '', ...rest] = content.split('\n')
    const parsed = JSON.parse(header)
    const newer = [
      { ...parsed, migrations: [...parsed.migrations, { name: '29990101000000_later', checksum: '' }] },
      { ...parsed, version: 2 },
    ]
    for (const one of newer) {
      const name = path.join(folder, 'newer.recto')
      await writeFile(name, gzipSync([JSON.stringify(one), ...rest].join('\n')))
      const target = await emptyDatabase()
      await expect(restore(target.ownerUrl, name)).rejects.toThrow(/newer version/)
    }
  })
})

it('a backup of an older version is brought up to date in an empty database, and refused in another', async () => {
  const { migrations } = await readMigrationsFolder(migrationsDir)
  const old = await emptyDatabase()
  await migrate(old.ownerUrl, migrationsDir, migrations.at(-2)?.name)
  const name = path.join(folder, 'old.recto')
  await writeBackup(old.ownerUrl, name, new Date(0))
  const target = await emptyDatabase()
  await restore(target.ownerUrl, name)
  const applied = await query(target.ownerUrl, 'SELECT FROM _prisma_migrations WHERE finished_at IS NOT NULL')
  expect(applied).toHaveLength(migrations.length)
  await expect(restore(database().ownerUrl, name, true)).rejects.toThrow(/another version/)
})

describe('the command line', () => {
  const variables = ['DATABASE_URL', 'MIGRATE_DATABASE_URL', 'RECTO_HOME'] as const
  type Environment = Partial<Record<(typeof variables)[number], string>>

  /** In this process: that `recto` finds its commands is shown once below. */
  const recto = async ([name, ...args]: readonly string[], environment: Environment) => {
    const before = variables.map(variable => process.env[variable])
    for (const variable of variables) process.env[variable] = environment[variable] ?? ''
    const [out, err] = [new PassThrough(), new PassThrough()]
    const run = name === 'user' ? runUser : name === 'backup' ? runBackup : runRestore
    try {
      const code = await run(args, out, err)
      out.end()
      err.end()
      return { code, said: (await text(out)) + (await text(err)) }
    } finally {
      variables.forEach((variable, n) => {
        if (before[n] === undefined) delete process.env[variable]
        else process.env[variable] = before[n]
      })
    }
  }

  it('takes a password from the standard input', async () => {
    const node = ['--conditions=react-server', '--import', 'tsx', 'lib/cli/recto.ts']
    const env = { ...process.env, MIGRATE_DATABASE_URL: database().ownerUrl }
    const args = [...node, 'user', 'create', 'bob@example.org', '--tz', 'Asia/Tokyo', '--password-stdin']
    const running = promisify(execFile)(process.execPath, args, { env })
    running.child.stdin?.end('twelve slow barges\n')
    expect((await running).stdout).toBe('Made the account bob@example.org.\n')
  })

  it('serves an embedded database that does not run, from nothing to a second folder', async () => {
    const [one, two] = [path.join(folder, 'home-1'), path.join(folder, 'home-2')]
    const missing = await recto(['user', 'list'], { RECTO_HOME: one })
    expect(missing).toEqual({ code: 1, said: expect.stringContaining(`There is no database in ${one}`) })
    const made = await recto(['user', 'create', 'Ada@Example.org'], { RECTO_HOME: one })
    expect(made).toEqual({
      code: 0,
      said: expect.stringMatching(/^Made the account ada@example.org.\nPassword: \S{16}\n$/),
    })
    const saved = path.join(folder, 'embedded.recto')
    expect(await recto(['backup', saved], { RECTO_HOME: one })).toEqual({
      code: 0,
      said: expect.stringMatching(/ \d+ rows of 1\d tables\n$/),
    })
    expect((await recto(['restore', saved], { RECTO_HOME: two })).code).toBe(0)
    const listed = await recto(['user', 'list'], { RECTO_HOME: two })
    expect(listed.said).toMatch(/^ada@example.org {2}since \d{4}-\d\d-\d\d {2}0 notes, 0 cards, 0 reviews\n$/)
    expect(await recto(['restore', saved], { RECTO_HOME: two })).toEqual({
      code: 1,
      said: expect.stringContaining('--force'),
    })
  })

  it('serves the embedded database of a Recto that runs', async () => {
    const home = path.join(folder, 'home-3')
    const taken = await lockHome(home)
    if ('holder' in taken) throw new Error('The folder is new.')
    expect((await recto(['user', 'list'], { RECTO_HOME: home })).said).toMatch(/just starting/)
    const secrets = await loadSecrets(home)
    const server = await startDatabase(home, secrets)
    await prepareEmbedded(server.port, secrets)
    await taken.lock.update({ address: 'http://localhost:1', databasePort: server.port })
    expect((await recto(['user', 'create', 'eve@example.org'], { RECTO_HOME: home })).code).toBe(0)
    const saved = await recto(['backup', path.join(folder, 'running.recto')], { RECTO_HOME: home })
    expect(saved.said).toMatch(/: [23] rows of 1\d tables/)
    const left = await query(ownerUrl(server.port, secrets), 'SELECT email FROM app_user')
    expect(left).toEqual([{ email: 'eve@example.org' }])
    await server.stop()
    await taken.lock.release()
  })

  it('lists, resets and deletes accounts on a server of one’s own', async () => {
    const own = { DATABASE_URL: database().appUrl, MIGRATE_DATABASE_URL: database().ownerUrl }
    const signedIn = await signIn({ email: 'bob@example.org', password: 'twelve slow barges' }, 'test')
    if (!signedIn.ok) throw new Error(signedIn.error.message)
    const session = await openDeviceSession({ ...signedIn.value, way: 'password', userAgent: 'test' })
    expect(await recto(['user', 'create', 'bob@example.org'], own)).toEqual({
      code: 1,
      said: 'There is an account with the address bob@example.org already.\n',
    })
    const reset = await recto(['user', 'reset', 'bob@example.org'], own)
    expect(reset.said).toMatch(/1 devices were signed out.\nPassword: (\S{16})\n$/)
    expect(await readDeviceSession(session)).toBeNull()
    const password = /Password: (\S+)/.exec(reset.said)?.[1] ?? ''
    expect((await signIn({ email: 'bob@example.org', password }, 'test')).ok).toBe(true)

    const listed = await recto(['user', 'list', '--json'], own)
    const accounts = listed.said
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(accounts).toHaveLength(3)
    expect(accounts.find(({ email }) => email === 'bob@example.org')).toMatchObject({
      isGuest: false,
      cards: 0,
    })
    const guest = accounts.find(({ cards }) => cards === 3)
    expect((await recto(['user', 'delete', 'bob@example.org'], own)).code).toBe(2)
    for (const name of ['bob@example.org', guest.id])
      expect((await recto(['user', 'delete', name, '--yes'], own)).code).toBe(0)
    expect(await recto(['user', 'delete', 'bob@example.org', '--yes'], own)).toEqual({
      code: 1,
      said: 'There is no account bob@example.org.\n',
    })
    const left = await query(database().ownerUrl, 'SELECT email FROM app_user')
    expect(left).toEqual([{ email: null }])
  })

  it.each([
    [['backup'], /exactly one file/],
    [['restore', 'a', 'b'], /exactly one file/],
    [['restore', '--farce', 'a'], /exactly one file/],
    [['user'], /Say what to do/],
    [['user', 'promote', 'x@example.org'], /no "recto user promote"/],
    [['user', 'create', 'nobody'], /not an e-mail address/],
    [['user', 'create', 'x@example.org', '--tz', 'Mars'], /no time zone/],
  ])('says what is wrong with %j', async (args, words) => {
    const answered = await recto(args, { RECTO_HOME: path.join(folder, 'none') })
    expect(answered).toEqual({ code: 2, said: expect.stringMatching(words) })
  })

  it('says that a server cannot be reached', async () => {
    const own = { DATABASE_URL: 'postgresql://x:y@127.0.0.1:1/recto' }
    expect(await recto(['backup', path.join(folder, 'x')], own)).toEqual({
      code: 1,
      said: expect.stringMatching(/ECONNREFUSED/),
    })
  })
})

it('reads what it wrote, part by part', async () => {
  const kinds: string[] = []
  for await (const part of readBackup(file)) {
    kinds.push(part.kind === 'table' ? part.table.table : part.kind)
    if (part.kind === 'table') for await (const _ of part.rows);
  }
  expect(kinds.at(0)).toBe('header')
  expect(kinds.indexOf('app_user')).toBeLessThan(kinds.indexOf('note'))
  expect(kinds.at(-1)).toBe('end')
})
