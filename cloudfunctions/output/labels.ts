import { fits, placed } from '../../shared/output/layout'
import type { Label } from '../../shared/output/label'
import { type LabelPaper, paperOf } from '../../shared/output/paper'
import { squareOf } from '../../shared/output/symbol'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { escposLabel } from './escpos'
import { printFont } from './font'
import { gather, type LabelInput } from './labelFacts'
import { tsplLabel } from './tspl'
import { Commands } from './commands'

/** A roll of labels of this length takes an hour to print; more is a slip of the finger. */
const MOST_LABELS = 2000

/** Labels as a PDF: on A4 sheets, or a page of its own size for each label of a roll. */
export async function sheet(ctx: Context, input: LabelInput) {
  const { paper, labels } = await prepared(ctx, input)
  const { labelSheet } = await import('./lazy/files')
  const marks = await drawnLabels(labels, paper, 0)
  const { bytes, missing } = await labelSheet(
    await printFont(),
    paper,
    marks.flatMap(({ marks: each, copies }) => Array(copies).fill(each)),
  )
  return { name: '标签.pdf', base64: bytes.toString('base64'), missing: missing.join('').slice(0, 200) }
}

/** Labels as bytes for a label printer (TSPL) or a receipt printer (ESC/POS); sheets of A4 are not for them. */
export async function commands(ctx: Context, input: LabelInput & { language: 'tspl' | 'escpos' }) {
  const { paper, labels } = await prepared(ctx, input)
  if (paper.grid) throw refuse('INVALID', { issues: [{ path: 'paper', message: '标签打印机用卷纸，请选热敏纸' }] })
  const marks = await drawnLabels(labels, paper, DOT)
  const into = input.language === 'tspl' ? new Commands() : undefined
  let bytes = into
  for (const { marks: each, copies } of marks)
    bytes = input.language === 'tspl' ? tsplLabel(each, paper, copies, bytes) : escposLabel(each, copies, bytes)
  return {
    name: `标签.${input.language}`,
    base64: bytes!.content.toString('base64'),
    missing: [...bytes!.missing].join('').slice(0, 200),
  }
}

/** A dot of a 203 dpi printer in millimetres. */
const DOT = 0.125

interface Copies {
  label: Label
  copies: number
}

async function prepared(ctx: Context, input: LabelInput): Promise<{ paper: LabelPaper; labels: Copies[] }> {
  const { template, labels } = await gather(ctx, input)
  if (labels.length === 0) throw refuse('NO_LINES', {})
  const count = labels.reduce((total, { copies }) => total + copies, 0)
  if (count > MOST_LABELS)
    throw refuse('INVALID', { issues: [{ path: 'goods', message: `一次最多打印 ${MOST_LABELS} 枚，现在是 ${count} 枚` }] })
  return { paper: paperOf(template.paper), labels }
}

async function drawnLabels(labels: readonly Copies[], paper: LabelPaper, dot: number) {
  const { drawn } = await import('./lazy/files')
  const canvas = { width: paper.width, height: paper.height, margin: paper.margin, dot }
  return labels.map(({ label, copies }) => {
    const first = label.symbol && drawn(label.symbol)
    const code = first && !fits(first, canvas) ? drawn(squareOf(first.symbol)) : first
    return { marks: placed(label, code, canvas), copies }
  })
}
