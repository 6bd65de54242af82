import { dec, formatMoney } from '../../../shared/kernel/money'
import { capitalMoney } from '../../../shared/output/capital'
import { A4 } from '../../../shared/output/paper'
import type { Voucher, VoucherLine } from '../../kernel/vouchers'
import type { Made } from './files'
import { Sheet } from './pdf'

const EACH = 2
const LINES = 7
const MARGIN = 14
const ROW = 11
const TEXT = 3.2
const INNER = A4.width - 2 * MARGIN
/** Summary, account, debit, credit: where each begins, and how wide it is. */
const COLUMNS = [0, 52, 118, 150].map((at, index, all) => ({ x: MARGIN + at, width: (all[index + 1] ?? INNER) - at }))
const TITLES = ['摘要', '会计科目', '借方金额', '贷方金额']

const figure = (amount: string): string => (dec(amount).isZero() ? '' : formatMoney(amount))

/** Vouchers two to a page; one with more lines than a slip has goes on over several, and is summed up on the last. */
export async function voucherPdf(font: Buffer, company: string, vouchers: readonly Voucher[]): Promise<Made> {
  const sheet = new Sheet(font, A4.width, A4.height, '记账凭证')
  const slips = vouchers.flatMap((voucher) => slipsOf(voucher))
  for (const [index, slip] of slips.entries()) {
    if (index && index % EACH === 0) sheet.page()
    paintSlip(sheet, company, slip, (index % EACH) * (A4.height / EACH))
  }
  return { bytes: await sheet.bytes(), missing: [...sheet.missing] }
}

interface Slip {
  voucher: Voucher
  lines: VoucherLine[]
  part: number
  parts: number
}

function slipsOf(voucher: Voucher): Slip[] {
  const parts = Math.max(1, Math.ceil(voucher.lines.length / LINES))
  return Array.from({ length: parts }, (_, part) => ({
    voucher,
    lines: voucher.lines.slice(part * LINES, (part + 1) * LINES),
    part,
    parts,
  }))
}

function paintSlip(sheet: Sheet, company: string, { voucher, lines, part, parts }: Slip, top: number): void {
  const wide = { width: INNER }
  sheet.text('记账凭证', MARGIN, top + 12, 6, { ...wide, align: 'center' })
  sheet.text(company, MARGIN, top + 22, TEXT, wide)
  sheet.text(voucher.date, MARGIN, top + 22, TEXT, { ...wide, align: 'center' })
  const number = `${voucher.voucher}${parts > 1 ? `（${part + 1}/${parts}）` : ''}`
  sheet.text(number, MARGIN, top + 22, TEXT, { ...wide, align: 'right' })
  let y = top + 28
  const rule = () => sheet.line(MARGIN, y, MARGIN + INNER, y)
  const row = (texts: string[], under = '') => {
    for (const [index, text] of texts.entries()) {
      const { x, width } = COLUMNS[index]!
      const lift = index === 1 && under ? 1.6 : 4
      sheet.text(text, x + 1, y + lift, TEXT, { width: width - 2, align: index > 1 ? 'right' : 'left' })
      if (index === 1 && under) sheet.text(under, x + 1, y + 6, 2.8, { width: width - 2 })
    }
    y += ROW
    rule()
  }
  const begin = y
  rule()
  row(TITLES)
  for (let index = 0; index < LINES; index++) {
    const line = lines[index]
    const under = line ? [line.partyName, line.fundName, line.departmentName].filter(Boolean).join(' ') : ''
    row(line ? [line.summary, `${line.account} ${line.name}`, figure(line.debit), figure(line.credit)] : ['', '', '', ''], under)
  }
  const sums = part === parts - 1 ? [formatMoney(voucher.amount), formatMoney(voucher.amount)] : ['', '']
  // The amount in words stands over summary and account.
  sheet.text(part === parts - 1 ? `合计 ${capitalMoney(voucher.amount)}` : '转下页', MARGIN + 1, y + 4, TEXT, {
    width: COLUMNS[2]!.x - MARGIN - 2,
  })
  row(['', '', ...sums])
  for (const [index, { x }] of [...COLUMNS, { x: MARGIN + INNER }].entries()) sheet.line(x, begin, x, index === 1 ? y - ROW : y)
  const signed = [`审核 ${voucher.approvedBy}`, `制单 ${voucher.madeBy}`, '记账', '附件　　张']
  for (const [index, text] of signed.entries())
    sheet.text(text, MARGIN + (index * INNER) / signed.length, y + 3, TEXT, { width: INNER / signed.length - 2 })
}
