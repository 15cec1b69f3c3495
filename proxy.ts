import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { requestSite } from '@/lib/server/auth/request-site'
import { contentSecurityPolicy } from '@/lib/server/http/content-security-policy'

/**
 * Gives every page a nonce: in the policy that the browser gets, and in the request, where Next finds it for its own
 * inline scripts and the root layout for ours. Who may see what is decided where it is read, never here
 * (docs/decisions/033-security-headers.md).
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(18).toString('base64')
  const policy = contentSecurityPolicy({
    nonce,
    isSecure: requestSite(request.headers).isSecure,
    isDevelopment: process.env.NODE_ENV === 'development',
  })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

// Programs' routes and built files have a policy without a nonce, from next.config.js.
export const config = { matcher: '/((?!api/|_next/static/|healthz$|readyz$).*)' }
