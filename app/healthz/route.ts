/** Whether this process answers at all; says nothing about the database and asks nobody. */
export function GET(): Response {
  return new Response('ok', { headers: { 'cache-control': 'no-store' } })
}

export const dynamic = 'force-dynamic'
