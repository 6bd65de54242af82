import mysql from 'mysql2/promise'
import type { RoleName } from '../../shared/access/roles'
import { addDays, type RefTarget } from '../../shared/kernel/fields'
import { fromHttp, fromTimer } from '../../scripts/invoke'
import { type Caller, lineOf, newCompany, newcomer, newGoods, newMember, today } from '../company'
import type { TestDatabase } from '../database'

export const PASSWORD = 'zhangfang-1'

/** A company in which every kind of thing exists; each text a person typed into it carries the company's marker. */
export interface World {
  db: TestDatabase
  marker: string
  owner: Caller
  /** A row of this company for every target a reference may have; the party is customer and supplier at once. */
  ids: Record<RefTarget, string>
  /** A member whose roles tests may change. */
  spare: string
  barcode: string
  /** Goods with the batch of `ids.lot`, of which the party has some. */
  batched: string
  /** A serial number in stock. */
  serial: string
  /** A second warehouse, and the line of a transfer that is on its way to it. */
  shop: string
  shipped: string
  phone: string
}

let planted = 0

/** Text with the company's marker that nobody used before. */
export function plant(marker: string, label: string, max: number): string {
  planted += 1
  return `${marker}${planted.toString(36)}${label}`.slice(0, max)
}

const IMPORT = '编码,名称,基本单位\n'

/** `PUT /file` as the app sends it. */
export async function putFile(db: TestDatabase, owner: Caller, name: string, content: string): Promise<string> {
  const event = {
    httpMethod: 'PUT',
    path: '/file',
    headers: { authorization: `Bearer ${owner.token}` },
    queryStringParameters: { company: owner.company, name },
    body: content,
  }
  const { body } = (await db.invoke('system', event, fromHttp())) as { body: string }
  const answer = JSON.parse(body)
  if (!answer.ok) throw new Error(`PUT /file: ${body}`)
  return answer.data.id
}

export async function newWorld(db: TestDatabase, marker: string): Promise<World> {
  const owner = await newCompany(db.invoke, plant(marker, '公司', 60))
  const text = (label: string) => plant(marker, label, 60)
  const save = async (module: string, action: string, more: object = {}) =>
    (await owner.do(module, action, { code: text('码'), name: text('名'), ...more })).id as string
  const me = await owner.do('access', 'session.show')
  const member = me.member as string
  const region = await save('system', 'region.save')
  const department = await save('system', 'department.save')
  const category = await save('product', 'category.save')
  const fund = await save('finance', 'fund.save', { fundKind: 'cash', accountNumber: text('账号') })
  const warehouse = await save('inventory', 'warehouse.save', { address: text('址'), region, keeper: member })
  const party = await save('sales', 'customer.save', {
    supplier: true,
    carrier: true,
    contact: text('人'),
    phone: text('话'),
    address: text('址'),
    region,
    employee: member,
    taxNumber: text('税'),
    note: text('注'),
  })
  const customField = await save('product', 'customField.save', { code: undefined, fieldKind: 'text' })
  const custom = [{ field: customField, value: `${marker}栏` }]
  const goods = await newGoods(owner, text('货'), { spec: text('规'), brand: text('牌'), note: text('注'), category, custom })
  const head = { date: today(), party, warehouse, employee: member, department, note: text('注') }
  const receipt = await owner.do('purchase', 'receipt.post', {
    ...head,
    supplierNumber: text('单'),
    lines: [lineOf(goods, '1000000', { price: '7.31', note: text('行') })],
  })
  await owner.do('sales', 'delivery.post', {
    ...head,
    address: text('址'),
    waybill: text('运'),
    lines: [lineOf(goods, '7', { price: '11.17', note: text('行') })],
  })
  const shop = await save('inventory', 'warehouse.save')
  const transfer = await owner.do('inventory', 'transfer.post', {
    date: today(),
    warehouse,
    toWarehouse: shop,
    lines: [lineOf(goods, '10000')],
  })
  const shipped = (await owner.do('inventory', 'transfer.detail', { id: transfer.id })).lines[0].id
  // Goods that nobody bought since long ago, and that the shop lacks.
  const unsold = await newGoods(owner, text('滞'))
  await owner.do('inventory', 'opening.post', { date: addDays(today(), -300), warehouse, lines: [lineOf(unsold, '3', { price: '1' })] })
  await owner.do('inventory', 'level.save', { rows: [{ sku: unsold.id, warehouse: shop, minimum: '5' }] })
  const detail = await owner.do('purchase', 'receipt.detail', { id: receipt.id })
  const sku = await owner.do('product', 'sku.detail', { id: goods.id })
  const colleague = await newcomer(db.invoke, '同事')
  await colleague.do(
    'access',
    'invitation.accept',
    await owner.do('access', 'invitation.create', { name: text('员'), roles: ['salesperson'] }).then(({ code }) => ({ code })),
  )
  const { rows } = await owner.do('access', 'member.list')
  const file = await putFile(db, owner, `${text('表')}.csv`, IMPORT)
  const label = (await owner.do('output', 'label.save', { name: text('签'), paper: 'roll40x30', symbol: 'barcode', withName: true })).id
  const reason = (await owner.do('inventory', 'reason.list')).rows[0].id
  const expenseCategory = await save('finance', 'expenseCategory.save', { categoryKind: 'expense', account: '5602' })
  const paid = await owner.do('finance', 'manualVoucher.post', {
    date: today(),
    note: text('证'),
    entries: [
      { account: '560204', debit: '1', summary: text('摘') },
      { account: '1602', credit: '1' },
    ],
  })
  const voucherTemplate = await save('finance', 'voucherTemplate.save', { document: paid.id })
  const priceLevel = await save('product', 'priceLevel.save')
  const product = await save('product', 'product.save', { taxRate: '0.13', attributes: [{ name: '颜色', values: ['红', '蓝'] }] })
  const batched = await newGoods(owner, text('批'), { tracking: 'lot' })
  const numbered = await newGoods(owner, text('序'), { tracking: 'serial' })
  const serial = text('号')
  await owner.do('purchase', 'receipt.post', {
    ...head,
    lines: [lineOf(batched, '9', { price: '1', lotNumber: text('批号') }), lineOf(numbered, '1', { price: '1', serials: [serial] })],
  })
  await owner.do('sales', 'delivery.post', { ...head, lines: [lineOf(batched, '2', { price: '3' })] })
  const lot = (await owner.do('product', 'lot.list', { sku: batched.id })).rows[0].lot
  const stocktakePlan = await save('inventory', 'stocktakePlan.save', {
    code: undefined,
    warehouse,
    frequency: 'weekly',
    nextDate: '2099-01-01',
  })
  await owner.do('inventory', 'stocktake.start', { title: text('盘'), warehouse })
  await db.invoke('jobs', {}, fromTimer()) // what is too little, too much or soon expired is worked out by the clock
  const job = await plantJob(db, owner.company, member, text('任务'))
  return {
    db,
    marker,
    owner,
    spare: rows[1].id,
    barcode: sku.units[0].barcode,
    serial,
    batched: batched.id,
    shop,
    shipped,
    phone: me.person.phone,
    ids: {
      sku: goods.id,
      unit: goods.unit,
      party,
      warehouse,
      department,
      region,
      fund,
      member,
      document: receipt.id,
      line: detail.lines[0].id,
      file,
      category,
      job,
      label,
      reason,
      lot,
      product,
      price_level: priceLevel,
      custom_field: customField,
      stocktake_plan: stocktakePlan,
      expense_category: expenseCategory,
      voucher_template: voucherTemplate,
    },
  }
}

// Only files of more than 2,000 rows become jobs; a row of its own is quicker.
async function plantJob(db: TestDatabase, company: string, member: string, result: string): Promise<string> {
  const id = `${Date.now()}${planted}`
  await withConnection(db, (connection) =>
    connection.query(
      "INSERT INTO job (company, id, kind, input, state, progress, total, result, attempts, dueAt, createdBy, createdAt) VALUES (?, ?, 'import', '{}', 'done', 1, 1, ?, 1, NOW(), ?, NOW())",
      [company, id, JSON.stringify({ note: result }), member],
    ),
  )
  return id
}

export async function withConnection<T>(db: TestDatabase, work: (connection: mysql.Connection) => Promise<T>): Promise<T> {
  const connection = await mysql.createConnection({
    uri: db.url,
    supportBigNumbers: true,
    bigNumberStrings: true,
    multipleStatements: true,
  })
  try {
    return await work(connection)
  } finally {
    await connection.end()
  }
}

export const rowsOf = (db: TestDatabase, text: string, values: unknown[] = []): Promise<mysql.RowDataPacket[]> =>
  withConnection(db, async (connection) => (await connection.query<mysql.RowDataPacket[]>(text, values))[0])

// What a refused attempt may leave: its own log row, its count, and the sessions of people who come and go.
const MAY_CHANGE = new Set(['operation', 'operation_seal', 'attempt', 'session'])

/** Checksums of the content of every table a refused attempt must leave alone. */
export function contentOf(db: TestDatabase): Promise<Record<string, string>> {
  return withConnection(db, async (connection) => {
    const [tables] = await connection.query<mysql.RowDataPacket[]>(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
    )
    const names = tables
      .map((table) => table.name as string)
      .filter((name) => !MAY_CHANGE.has(name))
      .sort()
    const [sums] = await connection.query<mysql.RowDataPacket[]>(`CHECKSUM TABLE ${names.map((name) => `\`${name}\``).join(', ')} EXTENDED`)
    return Object.fromEntries(sums.map((row) => [String(row.Table).split('.').pop(), String(row.Checksum)]))
  })
}

/** One member in each of the built-in roles. */
export async function membersOf(world: World, roles: readonly RoleName[]): Promise<Map<RoleName, Caller>> {
  const members = new Map<RoleName, Caller>()
  for (const role of roles) members.set(role, await newMember(world.db.invoke, world.owner, role))
  return members
}
