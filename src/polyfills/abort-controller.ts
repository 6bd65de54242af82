/** WeChat's logic layer has no AbortController, and react-query makes one for every fetch. */
type Listener = (event: { type: 'abort' }) => void

class MiniAbortSignal {
  aborted = false
  reason: unknown = undefined
  onabort: Listener | null = null
  private readonly listeners = new Set<Listener>()

  addEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.delete(listener)
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }

  fire(reason: unknown): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason ?? Object.assign(new Error('aborted'), { name: 'AbortError' })
    const event = { type: 'abort' as const }
    this.onabort?.(event)
    for (const listener of this.listeners) listener(event)
  }
}

export class AbortControllerImpl {
  readonly signal = new MiniAbortSignal()

  abort(reason?: unknown): void {
    this.signal.fire(reason)
  }
}
