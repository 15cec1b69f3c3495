import type { Client } from 'pg'

export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  /** The columns of its primary key. */
  readonly key: readonly string[]
  /** Row-level security holds the owner too. */
  readonly is_forced: boolean
}

/** The tables with data of ours, each after those it points into. */
export async function listTables(client: Client): Promise<readonly Table[]> {
  const found = await client.query<Table & { readonly points_into: readonly string[] }>(
    `SELECT c.relname AS name, c.relforcerowsecurity AS is_forced,
       ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
         AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
       ARRAY(SELECT a.attname::text FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(num, at)
         JOIN pg_attribute a ON a.attnum = k.num
         WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid ORDER BY k.at) AS key,
       ARRAY(SELECT DISTINCT f.confrelid::regclass::text FROM pg_constraint f
         WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS points_into
     FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
     ORDER BY c.relname`,
  )
  const ordered: Table[] = []
  let waiting = found.rows
  while (waiting.length > 0) {
    const open = new Set(waiting.map(table => table.name))
    const free = waiting.filter(table => !table.points_into.some(name => open.has(name)))
    if (free.length === 0) throw new Error('The tables point into each other in a circle.')
    ordered.push(...free)
    waiting = waiting.filter(table => !free.includes(table))
  }
  return ordered
}
