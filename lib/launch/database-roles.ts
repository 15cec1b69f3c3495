import { Client, escapeIdentifier, escapeLiteral } from 'pg'

/**
 * The role the app signs in as on a server of ours. It owns nothing and may do nothing by itself: each transaction
 * takes the role `recto_app`, which row-level security holds (docs/decisions/030-row-level-security.md).
 */
export const serverRole = 'recto_server'

/** Makes the role or sets its password anew. Needs a superuser's address and the migrations applied. */
export async function prepareServerRole(ownerUrl: string, password: string): Promise<void> {
  const role = escapeIdentifier(serverRole)
  await onDatabase(ownerUrl, async client => {
    const found = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [serverRole])
    await client.query(
      `${found.rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD ${escapeLiteral(password)}`,
    )
    await client.query(`GRANT recto_app TO ${role} WITH INHERIT FALSE, SET TRUE`)
  })
}

/** Makes the database if the server does not have it. */
export async function prepareDatabase(serverUrl: string, name: string): Promise<void> {
  await onDatabase(serverUrl, async client => {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`)
  })
}

async function onDatabase(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
