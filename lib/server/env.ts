import 'server-only'
import { z } from 'zod'

/**
 * The only place that reads `process.env`. The launcher sets DATABASE_URL and NEXTAUTH_SECRET when the operator
 * did not; every variable is described in the README.
 */

const optionalText = z
  .string()
  .trim()
  .optional()
  .transform(value => (value === '' ? undefined : value))

const schema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(?:ql)?:\/\//, {
    error: 'DATABASE_URL must be a PostgreSQL address such as postgresql://user:password@host:5432/recto.',
  }),
  NEXTAUTH_SECRET: z
    .string({
      error: 'NEXTAUTH_SECRET is not set: 32 random characters or more that sign the session cookies.',
    })
    .min(32, { error: 'NEXTAUTH_SECRET must have at least 32 characters.' }),
  NEXTAUTH_URL: optionalText.pipe(
    z
      .url({ error: 'NEXTAUTH_URL must be the public address, such as https://recto.example.org.' })
      .optional(),
  ),
  GITHUB_ID: optionalText,
  GITHUB_SECRET: optionalText,
  GOOGLE_ID: optionalText,
  GOOGLE_SECRET: optionalText,
  SMTP_URL: optionalText,
  EMAIL_FROM: optionalText,
})

interface OAuthKeys {
  readonly clientId: string
  readonly clientSecret: string
}

export interface Env {
  readonly databaseUrl: string
  readonly authSecret: string
  /** The address people reach this server at, when the operator named one; else each request's own host counts. */
  readonly publicUrl: string | null
  readonly github: OAuthKeys | null
  readonly google: OAuthKeys | null
  /** E-mail links appear when both are set. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null
}

let cached: Env | undefined

/** Read once. Throws with one line per wrong variable: the server must not start half-configured. */
export function env(): Env {
  cached ??= readEnv(process.env)
  return cached
}

/** For tests that change variables. */
export function forgetEnv(): void {
  cached = undefined
}

function readEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = schema.safeParse(source)
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  }
  const value = parsed.data
  // Without a public address next-auth follows the Host header; what could be abused through a forged one
  // (links in e-mails) is refused where it is made.
  if (value.NEXTAUTH_URL === undefined) process.env.AUTH_TRUST_HOST ??= 'true'
  return {
    databaseUrl: value.DATABASE_URL,
    authSecret: value.NEXTAUTH_SECRET,
    publicUrl: value.NEXTAUTH_URL ?? null,
    github: keys(value.GITHUB_ID, value.GITHUB_SECRET),
    google: keys(value.GOOGLE_ID, value.GOOGLE_SECRET),
    mail:
      value.SMTP_URL !== undefined && value.EMAIL_FROM !== undefined
        ? { smtpUrl: value.SMTP_URL, from: value.EMAIL_FROM }
        : null,
  }
}

function keys(clientId: string | undefined, clientSecret: string | undefined): OAuthKeys | null {
  return clientId !== undefined && clientSecret !== undefined ? { clientId, clientSecret } : null
}
