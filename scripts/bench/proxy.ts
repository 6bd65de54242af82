import net from 'node:net'

/** Counts what travels to the database: round trips (client packets that start a command) on their way through. */
export async function countingProxy(target: URL) {
  let trips = 0
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname)
    // A client packet with sequence 0 begins a command; COM_QUERY is 3.
    client.on('data', (data) => {
      if (data.length > 4 && data[3] === 0 && data[4] === 3) trips += 1
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
    take() {
      const counted = trips
      trips = 0
      return counted
    },
    close: () => server.close(),
  }
}
