import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface CuttableNetwork {
  /** The address to use instead of the server's own. */
  readonly url: string
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>
  mend(): Promise<void>
}

/**
 * A network that can really be cut. A browser's own offline switch holds for its pages only: a service worker still
 * reaches the server, and a test would not notice that a page came from there.
 */
export async function openCuttableNetwork(serverUrl: string): Promise<CuttableNetwork> {
  const { hostname, port } = new URL(serverUrl)
  const open = new Set<Socket>()
  const server = createServer(client => {
    const upstream = connect(Number(port), hostname)
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
      from.pipe(to)
    }
  })
  const listen = async (at: number): Promise<number> => {
    server.listen(at, 'localhost')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('A port was asked for.')
    return address.port
  }
  const ownPort = await listen(0)
  const cut = async () => {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    for (const socket of open) socket.destroy()
    await closed
  }
  return { url: `http://localhost:${ownPort}`, cut, mend: async () => void (await listen(ownPort)) }
}
