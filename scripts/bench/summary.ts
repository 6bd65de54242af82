export interface Result {
  perSecond: number
  p50: number
  p95: number
  p99: number
}

/** What so many times in so many seconds come to; milliseconds. */
export function summary(times: readonly number[], seconds: number): Result {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
