import { sameDecimal } from '../../shared/kernel/fields'
import { keyOf, type ImportRow, type RowIssue } from '../../shared/system/importRows'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { pinyinOf } from '../kernel/pinyin'
import { NOTHING, sql, update } from '../kernel/sql'
import type { Plan } from './import'
import { createMissing, idsByName, insertAll, textsOf } from './importNames'

const FIELDS = [
  'code',
  'name',
  'contact',
  'phone',
  'address',
  'region',
  'terms',
  'termDays',
  'creditLimit',
  'taxNumber',
  'specialInvoice',
  'note',
] as const

/** Customers or suppliers: known by code, else by name. One party may be both, so a known one takes on the second role. */
export async function planParty(ctx: Context, role: 'customer' | 'supplier', rows: ImportRow[], lock: boolean): Promise<Plan> {
  const parties = indexed(await knownParties(ctx, rows, lock))
  const regions = await idsByName(ctx, 'region', textsOf(rows, 'region'))
  const issues: RowIssue[] = []
  const creates: ImportRow[] = []
  const updates: { row: ImportRow; party: Row }[] = []
  for (const row of rows) {
    const found = match(row, parties)
    if ('message' in found) issues.push({ row: row.row, ...found })
    else if (found.party) updates.push({ row, party: found.party })
    else creates.push(row)
  }
  return {
    create: creates.length,
    update: updates.length,
    issues,
    async write() {
      await createMissing(ctx, 'region', textsOf([...creates, ...updates.map(({ row }) => row)], 'region'), regions)
      const values = (row: ImportRow): Record<string, unknown> =>
        Object.fromEntries(
          FIELDS.filter((field) => field in row.values).map((field) => [
            field,
            field === 'region' ? regions.get(keyOf(String(row.values.region))) : row.values[field],
          ]),
        )
      const added = await Promise.all(
        creates.map(async (row) => [
          newId(),
          1,
          false,
          await pinyinOf(String(row.values.name)),
          true,
          ...FIELDS.map((field) => values(row)[field] ?? null),
        ]),
      )
      insertAll(ctx, 'party', ['id', 'version', 'archived', 'pinyin', role, ...FIELDS], added)
      for (const { row, party } of updates) await changeParty(ctx, role, party, values(row))
    },
  }
}

async function knownParties(ctx: Context, rows: ImportRow[], lock: boolean): Promise<Row[]> {
  const names = textsOf(rows, 'name')
  if (names.length === 0) return []
  const codes = textsOf(rows, 'code')
  return ctx.tx.rows(sql`SELECT id, version, code, name, customer, supplier, contact, phone, address, region, terms, termDays, creditLimit, taxNumber, specialInvoice, note
    FROM party WHERE company = ${ctx.company} AND (name IN (${names}) ${codes.length ? sql`OR code IN (${codes})` : NOTHING}) ORDER BY id ${lock ? sql`FOR UPDATE` : NOTHING}`)
}

interface Known {
  byName: Map<string, Row>
  byCode: Map<string, Row[]>
}

function indexed(parties: Row[]): Known {
  const known: Known = { byName: new Map(), byCode: new Map() }
  for (const party of parties) {
    known.byName.set(keyOf(party.name), party)
    if (party.code !== null) known.byCode.set(keyOf(party.code), [...(known.byCode.get(keyOf(party.code)) ?? []), party])
  }
  return known
}

function match({ values }: ImportRow, known: Known): { party: Row | null } | { column: string; message: string } {
  const code = values.code === undefined ? null : keyOf(String(values.code))
  const byName = known.byName.get(keyOf(String(values.name)))
  const byCode = code === null ? [] : (known.byCode.get(code) ?? [])
  if (byCode.length > 1) return { column: '编码', message: '有多个往来单位用这个编码' }
  if (byCode[0] && byName && byCode[0].id !== byName.id) return { column: '名称', message: `这个名称已用于编码 ${byName.code ?? '（无）'}` }
  if (!byCode[0] && byName?.code && code !== null) return { column: '编码', message: `${byName.name} 的编码是 ${byName.code}` }
  return { party: byCode[0] ?? byName ?? null }
}

async function changeParty(ctx: Context, role: 'customer' | 'supplier', party: Row, values: Record<string, unknown>): Promise<void> {
  const changed = Object.fromEntries(
    Object.entries({ ...values, [role]: true }).filter(([field, value]) => differs(field, party[field], value)),
  )
  if (Object.keys(changed).length === 0) return
  if ('name' in changed) changed.pinyin = await pinyinOf(String(changed.name))
  ctx.tx.later(update('party', ctx.company, party.id, { ...changed, version: party.version + 1 }))
}

// What did not change is not written; 20000 and 20000.00 are the same amount.
const differs = (field: string, stored: unknown, value: unknown): boolean =>
  field === 'creditLimit' && stored !== null
    ? !sameDecimal(stored as string, value as string)
    : String(stored ?? '') !== String(value ?? '')
