import 'server-only'

interface PolicyOptions {
  /** Fresh for every response; no inline script or style element runs without it. */
  readonly nonce: string
  /** The page came over TLS. */
  readonly isSecure: boolean
  /** `next dev` evaluates code and injects styles of its own. */
  readonly isDevelopment: boolean
}

/**
 * The Content-Security-Policy of a page. Style attributes are allowed, as bars and indents are drawn with them; style
 * elements are not, but with the nonce. There is no `'strict-dynamic'`: it would also trust inline scripts that trusted code
 * writes into the page, and our chunks come from our own address anyway.
 */
export function contentSecurityPolicy({ nonce, isSecure, isDevelopment }: PolicyOptions): string {
  const directives = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}'${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    `script-src-attr 'none'`,
    isDevelopment ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `object-src 'none'`,
    `frame-src 'none'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ]
  return directives.join('; ')
}
