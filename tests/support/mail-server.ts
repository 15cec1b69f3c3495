/**
 * A real SMTP server on the loopback address that keeps what it is given.
 *
 *   const mail = await startMailServer()
 *   … SMTP_URL: mail.url, EMAIL_FROM: 'recto@example.org' …
 *   await mail.next()      // the next message that arrives: { to, text }
 */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

export interface ReceivedMail {
  readonly to: readonly string[]
  /** Headers and body, quoted-printable undone. */
  readonly text: string
}

export interface MailServer {
  readonly url: string
  readonly received: readonly ReceivedMail[]
  next(): Promise<ReceivedMail>
  stop(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const waiting: ((mail: ReceivedMail) => void)[] = []
  let handedOut = 0
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    serve(socket, mail => {
      received.push(mail)
      const waiter = waiting.shift()
      if (waiter === undefined) return
      handedOut += 1
      waiter(mail)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    next: () => {
      const mail = received[handedOut]
      if (mail === undefined) return new Promise(resolve => waiting.push(resolve))
      handedOut += 1
      return Promise.resolve(mail)
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function serve(socket: Socket, keep: (mail: ReceivedMail) => void): void {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let to: string[] = []
  let data: string[] | null = null
  say('220 here')
  createInterface({ input: socket }).on('line', line => {
    if (data !== null) {
      if (line !== '.') data.push(line.replace(/^\./, ''))
      else {
        keep({ to, text: unquote(data.join('\n')) })
        data = null
        to = []
        say('250 kept')
      }
      return
    }
    const command = line.slice(0, 4).toUpperCase()
    if (command === 'RCPT') to.push(/<(.*)>/.exec(line)?.[1] ?? '')
    if (command === 'DATA') {
      data = []
      say('354 go on')
    } else if (command === 'QUIT') {
      say('221 bye')
      socket.end()
    } else say('250 fine')
  })
}

const unquote = (text: string): string =>
  text
    .replaceAll('=\n', '')
    .replace(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
