export interface Attribute {
  name: string
  values: string[]
}

export interface AttributeValue {
  name: string
  value: string
}

/** Every combination of the attributes' values, the first attribute slowest; none where there is no attribute. */
export function combinations(attributes: readonly Attribute[]): AttributeValue[][] {
  if (attributes.length === 0) return []
  return attributes.reduce<AttributeValue[][]>(
    (made, { name, values }) => made.flatMap((start) => values.map((value) => [...start, { name, value }])),
    [[]],
  )
}

/** Two variants are the same when their values are, in whatever order the attributes stand. */
export const variantKey = (values: readonly AttributeValue[]): string =>
  JSON.stringify(values.map(({ name, value }) => [name, value]).sort(([a], [b]) => (a! < b! ? -1 : 1)))

/** T恤 + 红, L → 「T恤 红 L」 and 「T01-红-L」. */
export const variantName = (name: string, values: readonly AttributeValue[]): string =>
  [name, ...values.map(({ value }) => value)].join(' ').slice(0, 200)
export const variantCode = (code: string, values: readonly AttributeValue[]): string =>
  [code, ...values.map(({ value }) => value.replace(/\s+/g, ''))].join('-')
