import { paperMoney, type StatementSheet } from '../../../shared/finance/statementSheet'
import { A4 } from '../../../shared/output/paper'
import type { Made } from './files'
import { Sheet } from './pdf'

const MARGIN = 12
const TITLE = 5.5
const TEXT = 2.9
const CELL = 1

/** The forms on a page of A4 each, upright; every row is as high as fits all of them on the page. */
export async function statementPdf(font: Buffer, company: string, sheets: readonly StatementSheet[]): Promise<Made> {
  const sheet = new Sheet(font, A4.width, A4.height, '财务报表')
  sheets.forEach((each, index) => {
    if (index) sheet.page()
    drawForm(sheet, company, each)
  })
  return { bytes: await sheet.bytes(), missing: [...sheet.missing] }
}

function drawForm(sheet: Sheet, company: string, { title, number, when, columns, rows }: StatementSheet): void {
  const inner = A4.width - 2 * MARGIN
  sheet.text(title, MARGIN, MARGIN, TITLE, { width: inner, align: 'center' })
  sheet.text(number, MARGIN, MARGIN + 3, TEXT, { width: inner, align: 'right' })
  sheet.text(`编制单位：${company}`, MARGIN, MARGIN + 9, TEXT, { width: inner * 0.45 })
  sheet.text(when, MARGIN, MARGIN + 9, TEXT, { width: inner, align: 'center' })
  sheet.text('单位：元', MARGIN, MARGIN + 9, TEXT, { width: inner, align: 'right' })
  const top = MARGIN + 14.5
  const height = Math.min(7, (A4.height - top - MARGIN) / (rows.length + 1))
  const whole = columns.reduce((total, { share }) => total + share, 0)
  const edges = columns.reduce<number[]>((places, { share }) => [...places, places.at(-1)! + (inner * share) / whole], [MARGIN])
  const table = [columns.map((column) => column.title), ...rows.map(({ cells }) => cells)]
  for (const [row, cells] of table.entries())
    for (const [index, text] of cells.entries()) {
      const { kind } = columns[index]!
      const shown = row > 0 && kind === 'money' ? paperMoney(text) : text
      const align = row === 0 || kind === 'line' ? 'center' : kind === 'money' ? 'right' : 'left'
      const width = edges[index + 1]! - edges[index]! - 2 * CELL
      if (shown) sheet.text(shown, edges[index]! + CELL, top + row * height + (height - TEXT * 1.3) / 2, TEXT, { width, align })
    }
  for (let row = 0; row <= table.length; row++) sheet.line(MARGIN, top + row * height, MARGIN + inner, top + row * height)
  for (const edge of edges) sheet.line(edge, top, edge, top + table.length * height)
}
