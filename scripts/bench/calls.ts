import { text } from 'node:stream/consumers'
import { call } from './world'
import type { Calls } from './counted'

/** Makes the calls named on standard input, one after another, in a process of its own. */
async function main() {
  const { token, company, module, action, inputs } = JSON.parse(await text(process.stdin)) as Calls
  for (const input of inputs) await call(token, company, module, action, input)
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
