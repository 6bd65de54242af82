const hex = (count: number): string => Array.from({ length: count }, () => Math.floor(Math.random() * 16).toString(16)).join('')

/** A UUID (version 4) that names one wish of a person, however often it is sent. */
export const newRequestId = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[Math.floor(Math.random() * 4)]}${hex(3)}-${hex(12)}`
