import 'server-only'
import { env } from '@/lib/server/env'
import { logEvent } from '@/lib/server/log'
import { sendMail } from '@/lib/server/mail/send-mail'
import { isLoopbackHost, type ReadableHeaders, requestSite } from './request-site'

/** How a link reaches its owner here: by e-mail, through the operator who reads the log, or not at all. */
export type LinkDelivery = 'mail' | 'log' | 'none'

/**
 * Without a public address a link follows the Host header, which a stranger can forge to catch the secret: then only links to
 * this very machine are sent. A link in the log has no host when it is not sure.
 */
export function linkDelivery(headers: ReadableHeaders): LinkDelivery {
  if (env().mail === null) return 'log'
  return isSureSite(headers) ? 'mail' : 'none'
}

function isSureSite(headers: ReadableHeaders): boolean {
  return env().publicUrl !== null || isLoopbackHost(requestSite(headers).host)
}

/** Sends or logs the link with this secret. A mail server that fails is a line in the log: the asker is told nothing. */
export async function deliverResetLink(headers: ReadableHeaders, to: string, secret: string): Promise<void> {
  const { mail } = env()
  const { origin, host } = requestSite(headers)
  const path = `/reset?secret=${secret}`
  // Whoever reads the log of a server without mail is who runs it (docs/decisions/087-password-reset.md).
  if (mail === null) {
    logEvent('info', 'password-reset-link', { link: isSureSite(headers) ? origin + path : path })
    return
  }
  try {
    await sendMail(mail, {
      to,
      subject: `A new password for Recto on ${host}`,
      lines: [
        `Open this address to set a new password for Recto on ${host}:`,
        '',
        origin + path,
        '',
        'It works once, for the next hour. If you did not ask for it, nothing needs to be done: the password stays.',
        '',
      ],
    })
  } catch (error) {
    logEvent('error', 'mail-failed', {
      reason: error instanceof Error ? error.message.replaceAll(to, '…') : 'unknown',
    })
  }
}
