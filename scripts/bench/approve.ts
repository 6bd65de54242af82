import { text } from 'node:stream/consumers'
import { call, type World } from './world'

/** Approves the deliveries named on standard input, one after another, in a process of its own. */
async function main() {
  const { world, documents } = JSON.parse(await text(process.stdin)) as { world: World; documents: string[] }
  for (const document of documents) await call(world.token, world.company, 'sales', 'delivery.approve', { id: document, version: 1 })
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
