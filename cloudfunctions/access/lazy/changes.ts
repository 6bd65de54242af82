import { ROLE_LABELS, type RoleName } from '../../../shared/access/roles'
import { STATES } from '../../../shared/kernel/documentList'
import { bare, type Field, metaOf, type Shape } from '../../../shared/kernel/fields'
import { formatMoney, formatPrice, formatQuantity, formatRate } from '../../../shared/kernel/money'

export interface Change {
  label: string
  was: string | null
  became: string | null
}

type Values = Record<string, unknown>

/** What every document tells of itself in the log; the fields of other things are named by their declaration. */
const LABELS: Record<string, string> = {
  state: '状态',
  number: '单号',
  date: '业务日期',
  amountIncl: '价税合计',
  lines: '行数',
  reason: '说明',
  override: '放行理由',
  archived: '停用',
  removed: '删除',
  name: '名称',
  title: '标题',
  counted: '点了几条',
  roles: '角色',
  handedTo: '交给',
  customers: '往来单位',
  documents: '单据',
  added: '新给',
  taken: '收回',
  active: '在职',
  signer: '签收人',
  carrier: '承运商',
  waybill: '运单号',
}

const CHOICES: Record<string, Record<string, string>> = { state: STATES }

/** A change field by field, in words: what is the same on both sides, what has no words and what may not be seen is left out. */
export function changesOf(fields: Shape, before: Values | null, after: Values | null): Change[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names.flatMap((name) => {
    const field = fields[name]
    const label = LABELS[name] ?? (field && metaOf(field).label)
    const was = wordsOf(name, field, before?.[name])
    const became = wordsOf(name, field, after?.[name])
    return label && was !== became ? [{ label, was, became }] : []
  })
}

const MOST = 200

function wordsOf(name: string, field: Field | undefined, value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  if (name === 'amountIncl') return formatMoney(String(value))
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return listed(name, value)
  if (typeof value === 'object') return '已填写'
  const options = CHOICES[name] ?? (field && metaOf(bare(field)).options)
  const text = String(value)
  return options?.[text] ?? (field ? ofKind(metaOf(bare(field)).kind, text) : text).slice(0, MOST)
}

function listed(name: string, values: readonly unknown[]): string | null {
  if (name === 'roles') return values.map((role) => ROLE_LABELS[role as RoleName] ?? String(role)).join('、') || null
  return values.length ? `${values.length} 行` : null
}

const isNumber = (text: string): boolean => /^-?\d+(?:\.\d+)?$/.test(text)

/** A thing that is referred to has no words in the log: that there is another one is all it tells. */
function ofKind(kind: string, text: string): string {
  if (kind === 'ref' || kind === 'id') return '已选择'
  if (!isNumber(text)) return text
  if (kind === 'money') return formatMoney(text)
  if (kind === 'price') return formatPrice(text)
  if (kind === 'quantity') return formatQuantity(text)
  return kind === 'rate' ? formatRate(text) : text
}
