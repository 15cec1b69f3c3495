import { checkReadiness } from '@/lib/server/use-cases/check-readiness'

/** For load balancers: 200 when the database answers and has every migration of this version, else 503. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness()
  return new Response(readiness, {
    status: readiness === 'ready' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}

export const dynamic = 'force-dynamic'
