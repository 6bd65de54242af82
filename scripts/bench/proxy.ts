import net from 'node:net'

const HEADER = 4
const COM_QUERY = 3

/** Between a function and its database: keeps the text of each command that passes, one for each round trip. */
export async function countingProxy(target: URL) {
  let commands: string[] = []
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname)
    let rest = Buffer.alloc(0)
    client.on('data', (data) => {
      rest = Buffer.concat([rest, data])
      while (rest.length >= HEADER && rest.length >= HEADER + rest.readUIntLE(0, 3)) {
        const end = HEADER + rest.readUIntLE(0, 3)
        // A client packet with sequence 0 begins a command.
        if (rest[3] === 0 && rest[HEADER] === COM_QUERY) commands.push(rest.toString('utf8', HEADER + 1, end))
        rest = rest.subarray(end)
      }
    })
    client.pipe(upstream).pipe(client)
    for (const socket of [client, upstream]) socket.on('error', () => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as net.AddressInfo
  const url = new URL(target)
  url.port = String(address.port)
  return {
    url: url.href,
    /** The commands since it was last asked. */
    take(): string[] {
      const taken = commands
      commands = []
      return taken
    },
    close: () => server.close(),
  }
}

/** The statements that travel in one command. */
export const statementsOf = (command: string): string[] => command.split(';\n')
