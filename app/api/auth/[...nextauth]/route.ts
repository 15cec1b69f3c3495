import NextAuth from 'next-auth'
import { authOptions } from '@/lib/server/auth/options'
import { isOwnOrigin } from '@/lib/server/http/route'

interface Context {
  readonly params: Promise<{ readonly nextauth: string[] }>
}

export function GET(request: Request, context: Context): Promise<Response> {
  return NextAuth(authOptions(request.headers))(request, context)
}

export async function POST(request: Request, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth
  // next-auth would let any stranger write into our log.
  if (action === '_log') return new Response(null, { status: 404 })
  // Apart from its own CSRF token: a post from another site is refused before anything is done.
  if (!isOwnOrigin(request.headers)) return new Response('Forbidden', { status: 403 })
  return NextAuth(authOptions(request.headers))(request, context)
}
