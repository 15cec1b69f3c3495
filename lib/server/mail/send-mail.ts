import 'server-only'
import { createTransport } from 'nodemailer'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly lines: readonly string[]
}

/** Sends plain text through the operator's mail server. Throws when the server cannot be reached or refuses the address. */
export async function sendMail(
  server: { readonly smtpUrl: string; readonly from: string },
  { to, subject, lines }: Mail,
): Promise<void> {
  const transport = createTransport(server.smtpUrl)
  try {
    const result = await transport.sendMail({ to, from: server.from, subject, text: lines.join('\n') })
    if (result.rejected.length > 0) throw new Error('The mail server refused the address.')
  } finally {
    transport.close()
  }
}
