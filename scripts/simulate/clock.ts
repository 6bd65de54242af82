const Real = Date
let offset = 0

class SkewedDate extends Real {
  constructor(...given: [] | [string | number | Date]) {
    if (given.length) super(...(given as [string]))
    else super(Real.now() + offset)
  }

  // A moment made before the jump is still a moment.
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object.prototype.toString.call(value) === '[object Date]'
  }

  static override now(): number {
    return Real.now() + offset
  }
}

/** Moves the clock that every program in this process reads; answers the real time. Timers keep theirs. */
export function skewClock(milliseconds: number): number {
  offset = milliseconds
  globalThis.Date = (milliseconds ? SkewedDate : Real) as DateConstructor
  return Real.now()
}
