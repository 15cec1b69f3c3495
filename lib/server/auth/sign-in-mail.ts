import 'server-only'
import { createTransport } from 'nodemailer'

/** Sends the link that signs in. Throws when the mail server refuses it. */
export async function sendSignInMail(input: {
  readonly smtpUrl: string
  readonly from: string
  readonly to: string
  readonly link: string
  readonly host: string
}): Promise<void> {
  const { host, link } = input
  const result = await createTransport(input.smtpUrl).sendMail({
    to: input.to,
    from: input.from,
    subject: `Sign in to Recto on ${host}`,
    text: [
      `Open this address to sign in to Recto on ${host}:`,
      '',
      link,
      '',
      'It works once, for the next hour. If you did not ask for it, nothing needs to be done.',
      '',
    ].join('\n'),
  })
  if (result.rejected.length > 0) throw new Error('The mail server refused the address.')
}
