import net, { type AddressInfo, type Socket } from 'node:net'

/** What befalls the next COMMIT of a command. */
export type Cut =
  /** It is done, but nobody hears of it. */
  | 'reply'
  /** It never arrives, and both ends lose the connection. */
  | 'commit'
  /** It never arrives, and nobody closes: only the server's own patience ends the session. */
  | 'hold'

const QUERY = 3
const HEADER = 4

/**
 * Stands between the functions and the database and breaks connections at the worst moment. It understands just enough
 * of the protocol to know a packet whose last statement is COMMIT: a command's commit always travels behind its writes.
 */
export class DatabaseProxy {
  private readonly server = net.createServer((client) => this.join(client))
  private readonly sockets = new Set<Socket>()
  private readonly pending: Cut[] = []
  readonly done: Record<Cut, number> = { reply: 0, commit: 0, hold: 0 }
  /** Connections that fell silent and which the server has not given up yet. */
  silent = 0

  /** `target` is asked at every connection: a restarted database may be elsewhere. */
  constructor(private readonly target: () => URL) {}

  /** The database's address through this proxy. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    const url = new URL(this.target())
    url.port = String((this.server.address() as AddressInfo).port)
    return url.href
  }

  /** The next commit that passes is cut like this. */
  cutNext(cut: Cut): void {
    this.pending.push(cut)
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise<void>((resolve) => this.server.close(() => resolve()))
  }

  private join(client: Socket): void {
    const { hostname, port } = this.target()
    const database = net.connect(Number(port), hostname)
    const end = () => {
      client.destroy()
      database.destroy()
    }
    for (const socket of [client, database]) {
      this.sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', end)
      socket.on('close', () => {
        this.sockets.delete(socket)
        end()
      })
    }
    let deaf = false
    let waiting = Buffer.alloc(0)
    database.on('data', (chunk) => (deaf ? end() : client.write(chunk)))
    client.on('data', (chunk) => {
      waiting = Buffer.concat([waiting, chunk])
      for (;;) {
        const packet = firstPacket(waiting)
        if (!packet) return
        waiting = waiting.subarray(packet.length)
        const cut = isCommit(packet) ? this.pending.shift() : undefined
        if (cut) this.done[cut] += 1
        if (cut === 'commit') return end()
        if (cut === 'hold') {
          this.silent += 1
          database.once('close', () => (this.silent -= 1))
          return
        }
        if (cut === 'reply') deaf = true
        database.write(packet)
      }
    })
  }
}

function firstPacket(bytes: Buffer): Buffer | null {
  if (bytes.length < HEADER) return null
  const length = HEADER + bytes.readUIntLE(0, 3)
  return bytes.length < length ? null : bytes.subarray(0, length)
}

// Commands begin a new sequence with 0; the packets of logging in do not.
const isCommit = (packet: Buffer): boolean =>
  packet[3] === 0 && packet[HEADER] === QUERY && packet.subarray(-8).toString('latin1') === ';\nCOMMIT'
