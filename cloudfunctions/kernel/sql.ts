/** A statement with bound values. SQL text is written only in templates of this tag; what people send is always bound. */
export class Statement {
  constructor(
    readonly text: string,
    readonly values: unknown[],
  ) {}
}

const instant = (moment: Date): string => moment.toISOString().slice(0, 23).replace('T', ' ')

function bindable(value: unknown): unknown {
  if (typeof value === 'string' || value === null) return value
  if (value === undefined) throw new Error('undefined bound to SQL')
  if (value instanceof Date) return instant(value)
  if (Array.isArray(value)) return value.length === 0 ? [null] : value.map(bindable)
  if (typeof value === 'object') throw new Error('an object bound to SQL')
  return value
}

/** sql`SELECT … WHERE company = ${company} AND id IN (${ids})`: values are bound, statements are spliced in. */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Statement {
  let text = strings[0]!
  const values: unknown[] = []
  parts.forEach((part, index) => {
    if (part instanceof Statement) {
      text += part.text
      values.push(...part.values)
    } else {
      text += '?'
      values.push(bindable(part))
    }
    text += strings[index + 1]!
  })
  return new Statement(text, values)
}

export const NOTHING = new Statement('', [])

/** A column or table name of ours; never one that a person typed. */
export function name(identifier: string): Statement {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(identifier)) throw new Error(`not a name: ${identifier}`)
  return new Statement(`\`${identifier}\``, [])
}

/** Fixed SQL text of a declaration in our own source (a dataset's measure). */
export const fixed = (text: string): Statement => new Statement(text, [])

export function join(statements: readonly Statement[], separator: string): Statement {
  return new Statement(
    statements.map((statement) => statement.text).join(separator),
    statements.flatMap((statement) => statement.values),
  )
}

/** INSERT of rows of one company; every row gets the company column first. */
export function insert(table: string, company: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): Statement {
  const all = rows.map((row) => [company, ...row])
  return sql`INSERT INTO ${name(table)} (${join(['company', ...columns].map(name), ', ')}) VALUES ${valuesOf(all)}`
}

/** UPDATE of one row of one company by id. */
export function update(table: string, company: string, id: string, set: Record<string, unknown>): Statement {
  const assignments = Object.entries(set).map(([column, value]) => sql`${name(column)} = ${value}`)
  return sql`UPDATE ${name(table)} SET ${join(assignments, ', ')} WHERE company = ${company} AND id = ${id}`
}

/** Rows for VALUES; built flat, because a posting binds hundreds of values. */
export function valuesOf(rows: readonly (readonly unknown[])[]): Statement {
  const placeholders = `(${Array(rows[0]!.length).fill('?').join(', ')})`
  const values: unknown[] = []
  for (const row of rows) for (const value of row) values.push(bindable(value))
  return new Statement(Array(rows.length).fill(placeholders).join(', '), values)
}

/** A LIKE pattern that finds the text anywhere; wildcards a person typed stand for themselves. */
export const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`
export const startsWith = (text: string): string => `${text.replace(/[\\%_]/g, '\\$&')}%`
