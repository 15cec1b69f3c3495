import { once } from 'node:events'
import { createServer } from 'node:net'

/** Whether nothing listens on this port of the host. Port 0 asks for any free port, which the answer names. */
async function tryPort(port: number, host: string): Promise<number | undefined> {
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
    const address = server.address()
    return typeof address === 'object' && address !== null ? address.port : undefined
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'EADDRINUSE' || cause.code === 'EACCES'))
      return undefined
    throw cause
  } finally {
    if (server.listening) {
      server.close()
      await once(server, 'close')
    }
  }
}

/** Any free port of the loopback address. */
export async function freePort(): Promise<number> {
  const port = await tryPort(0, '127.0.0.1')
  if (port === undefined) throw new Error('No free port is left on the loopback address.')
  return port
}

/** The wanted port, or the next free one above it. */
export async function nextFreePort(wanted: number, host: string): Promise<number> {
  for (let port = wanted; port <= 65_535 && port < wanted + 100; port++) {
    if ((await tryPort(port, host)) !== undefined) return port
  }
  throw new Error(
    `Neither port ${wanted} nor one of the next hundred is free on ${host}. Set PORT to another.`,
  )
}
