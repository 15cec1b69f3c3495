import 'server-only'
import { sendMail } from '@/lib/server/mail/send-mail'

/** Sends the link that signs in. Throws when the mail server refuses it. */
export async function sendSignInMail(input: {
  readonly smtpUrl: string
  readonly from: string
  readonly to: string
  readonly link: string
  readonly host: string
}): Promise<void> {
  const { host, link, to } = input
  await sendMail(input, {
    to,
    subject: `Sign in to Recto on ${host}`,
    lines: [
      `Open this address to sign in to Recto on ${host}:`,
      '',
      link,
      '',
      'It works once, for the next hour. If you did not ask for it, nothing needs to be done.',
      '',
    ],
  })
}
