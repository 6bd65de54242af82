import { useEffect, useState } from 'react'

const PAUSE = 250

/** The value once typing has paused: a search need not follow every key. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const clock = setTimeout(() => setSettled(value), PAUSE)
    return () => clearTimeout(clock)
  }, [value])
  return settled
}
