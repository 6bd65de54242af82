import { useRef, useState } from 'react'

/**
 * A value that is changed by taps, effects and answers alike. Each change starts from the last one, drawn or not: a render may
 * come in between that has not taken it up yet, so the last value is never read back from what was drawn.
 */
export function useLatest<T>(first: () => T) {
  const [value, draw] = useState(first)
  const latest = useRef(value)
  const set = (next: T): void => {
    latest.current = next
    draw(next)
  }
  return { value, latest, set }
}
