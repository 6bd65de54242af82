/** The browser's own text size, as a factor of the usual 16 px. */
export function textScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return Number.isFinite(size) ? Math.min(1.6, Math.max(0.9, size / 16)) : 1
}
