import 'server-only'
import { env } from '@/lib/server/env'

/** The address a request was made to, as the browser sees it: its origin decides cookie names and whose posts count. */
export interface RequestSite {
  /** `https://recto.example.org`, without a trailing slash. */
  readonly origin: string
  /** With the port, when there is one. */
  readonly host: string
  readonly isSecure: boolean
}

export interface ReadableHeaders {
  get(name: string): string | null
}

/** The operator's public address when set; else what the request says (next-auth decides by the same rule). */
export function requestSite(headers: ReadableHeaders): RequestSite {
  const { publicUrl } = env()
  if (publicUrl !== null) {
    const url = new URL(publicUrl)
    return { origin: url.origin, host: url.host, isSecure: url.protocol === 'https:' }
  }
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? 'localhost'
  const isSecure = headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https'
  return { origin: `${isSecure ? 'https' : 'http'}://${host}`, host, isSecure }
}

/** Whether a host can only be this very machine. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d+){3}$/.test(name)
  )
}
