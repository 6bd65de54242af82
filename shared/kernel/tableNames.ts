const snake = (text: string): string => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Tables of a kind's own head and line fields: `purchase_order`, `purchase_order_line`. */
export const headTable = (kind: { kind: string }): string => snake(kind.kind)
export const lineTable = (kind: { kind: string }): string => `${snake(kind.kind)}_line`
export const listTable = (kind: { kind: string }, list: string): string => `${snake(kind.kind)}_${snake(list)}`
