import { call, type World } from './world'

const RUNS = Number(process.env.BENCH_RUNS ?? 40)

/** Asks each question of a small and of a large world and prints the times side by side: where the answer is the same size, so is the time. */
export async function printGrowth<W extends World>(
  what: string,
  module: string,
  worlds: readonly W[],
  questions: readonly [string, string, (world: W) => object][],
): Promise<void> {
  console.log(`\n  ${''.padEnd(38)}|  100 thousand ${what}  |    1 million ${what}   | growth of p95`)
  console.log(`  ${''.padEnd(38)}|   p50 ms    p95 ms   |   p50 ms    p95 ms   |`)
  for (const [name, action, input] of questions) {
    const [small, large] = [await measured(module, worlds[0] as W, action, input), await measured(module, worlds[1] as W, action, input)]
    const cells = ({ p50, p95 }: Times) => `${p50.toFixed(1).padStart(9)} ${p95.toFixed(1).padStart(9)}   `
    // Chinese letters are two columns wide.
    const width = 38 - (name.match(/[\u4e00-\u9fff]/g)?.length ?? 0)
    console.log(`  ${name.padEnd(width)}|${cells(small)}|${cells(large)}| ${(large.p95 / small.p95).toFixed(2).padStart(8)}`)
  }
}

interface Times {
  p50: number
  p95: number
}

async function measured<W extends World>(module: string, world: W, action: string, input: (world: W) => object): Promise<Times> {
  const times: number[] = []
  for (let run = -3; run < RUNS; run++) {
    const begun = performance.now()
    await call(world.token, world.company, module, action, input(world))
    if (run >= 0) times.push(performance.now() - begun)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] as number
  return { p50: at(0.5), p95: at(0.95) }
}
