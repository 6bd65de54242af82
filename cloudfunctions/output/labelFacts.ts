import { goodsLabel, type Label, type LabelTemplate, namedLabel, plainTemplate } from '../../shared/output/label'
import { ownCode } from '../../shared/output/ownCode'
import type { LabelPaperName } from '../../shared/output/paper'
import { refuse } from '../../shared/kernel/refusal'
import { kindOf } from '../../shared/registry'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { visibleKinds } from '../kernel/documentReads'
import { sql } from '../kernel/sql'

export interface LabelInput {
  template?: string | null
  paper?: LabelPaperName | null
  goods: { sku: string; unit?: string | null; lot?: string | null; serial?: string | null; copies: number }[]
  documents?: string[] | null
  warehouses?: string[] | null
}

interface Gathered {
  template: LabelTemplate
  labels: { label: Label; copies: number }[]
}

/** What stands on each label that was asked for: goods with unit, batch and serial; documents and places with our own code. */
export async function gather(ctx: Context, input: LabelInput): Promise<Gathered> {
  const template = await templateOf(ctx, input)
  return {
    template,
    labels: [
      ...(await goodsLabels(ctx, template, input.goods)),
      ...(await documentLabels(ctx, input.documents ?? [])),
      ...(await warehouseLabels(ctx, input.warehouses ?? [])),
    ],
  }
}

async function templateOf(ctx: Context, { template, paper }: LabelInput): Promise<LabelTemplate> {
  if (!template) return plainTemplate(paper ?? 'roll40x30')
  const [row] = await ctx.tx.rows(
    sql`SELECT paper, symbol, withCompany, withName, withPrice, withSpec, withCode, withLot, withExpiry FROM label WHERE company = ${ctx.company} AND id = ${template}`,
  )
  if (!row) throw refuse('NOT_FOUND', { what: 'label', id: template })
  // A template may be tried on other paper.
  return { ...(row as LabelTemplate), ...(paper && { paper }) }
}

async function goodsLabels(ctx: Context, template: LabelTemplate, goods: LabelInput['goods']): Promise<Gathered['labels']> {
  if (goods.length === 0) return []
  const skus = [...new Set(goods.map(({ sku }) => sku))]
  const lots = [...new Set(goods.map(({ lot }) => lot).filter((lot): lot is string => Boolean(lot)))]
  const [skuRows, unitRows, lotRows] = await ctx.tx.all([
    sql`SELECT id, code, name, spec FROM sku WHERE company = ${ctx.company} AND id IN (${skus})`,
    sql`SELECT id, sku, no, name, barcode, salePrice FROM sku_unit WHERE company = ${ctx.company} AND sku IN (${skus}) ORDER BY sku, no`,
    sql`SELECT id, sku, number, producedAt, expiresAt FROM lot WHERE company = ${ctx.company} AND id IN (${lots})`,
  ])
  return goods.map(({ sku: id, unit: unitId, lot: lotId, serial, copies }, index) => {
    const sku = skuRows!.find((row) => row.id === id)!
    const unit = unitRows!.find((row) => row.sku === id && (unitId ? row.id === unitId : row.no === 1))
    if (!unit) throw refuse('NOT_FOUND', { what: 'unit', id: unitId ?? undefined, path: `goods.${index}.unit` })
    const lot = lotId ? lotRows!.find((row) => row.id === lotId && row.sku === id) : undefined
    if (lotId && !lot) throw refuse('NOT_FOUND', { what: 'lot', id: lotId, path: `goods.${index}.lot` })
    return { label: goodsLabel(template, onLabel(sku, unit, lot, serial), ctx.book!.name), copies }
  })
}

const onLabel = (sku: Row, unit: Row, lot: Row | undefined, serial: string | null | undefined) => ({
  sku: sku.id as string,
  code: sku.code as string,
  name: sku.name as string,
  spec: sku.spec as string | null,
  unit: unit.name as string,
  barcode: unit.barcode as string | null,
  price: unit.salePrice as string | null,
  lot: (lot?.id ?? null) as string | null,
  lotNumber: (lot?.number ?? null) as string | null,
  producedAt: (lot?.producedAt ?? null) as string | null,
  expiresAt: (lot?.expiresAt ?? null) as string | null,
  serial: serial || null,
})

async function documentLabels(ctx: Context, ids: readonly string[]): Promise<Gathered['labels']> {
  if (ids.length === 0) return []
  const visible = visibleKinds(ctx, null)
  const rows = visible
    ? await ctx.tx.rows(
        sql`SELECT d.id, d.kind, d.number FROM document d WHERE d.company = ${ctx.company} AND ${visible} AND d.id IN (${[...ids]})`,
      )
    : []
  return ids.map((id, index) => {
    const row = rows.find((found) => found.id === id)
    if (!row) throw refuse('NOT_FOUND', { what: 'document', id, path: `documents.${index}` })
    const { kind, label } = kindOf(row.kind)
    return { label: namedLabel(row.number ?? '未编号', label, ownCode(kind, id)), copies: 1 }
  })
}

async function warehouseLabels(ctx: Context, ids: readonly string[]): Promise<Gathered['labels']> {
  if (ids.length === 0) return []
  const rows = await ctx.tx.rows(sql`SELECT id, code, name FROM warehouse WHERE company = ${ctx.company} AND id IN (${[...ids]})`)
  return ids.map((id) => {
    const row = rows.find((found) => found.id === id)!
    return { label: namedLabel(row.name, row.code ?? '仓库', ownCode('warehouse', id)), copies: 1 }
  })
}
