/** What labels are printed on, in millimetres. A roll has one label a page; a sheet is an A4 page cut into a grid. */
export interface LabelPaper {
  label: string
  width: number
  height: number
  /** White edge where office printers print nothing. */
  margin?: number
  /** A4 sheets: where the first label begins, how many there are, and the way from one to the next. */
  grid?: { left: number; top: number; columns: number; rows: number; stepX: number; stepY: number }
}

export const A4 = { width: 210, height: 297 }

const sheet = (
  label: string,
  [width, height]: [number, number],
  [columns, rows]: [number, number],
  gap: number,
  [left, top]: [number, number],
): LabelPaper => ({ label, width, height, grid: { left, top, columns, rows, stepX: width + gap, stepY: height } })

export const LABEL_PAPERS = {
  roll40x30: { label: '热敏 40×30 毫米', width: 40, height: 30 },
  roll50x30: { label: '热敏 50×30 毫米', width: 50, height: 30 },
  roll60x40: { label: '热敏 60×40 毫米', width: 60, height: 40 },
  roll100x70: { label: '热敏 100×70 毫米', width: 100, height: 70 },
  sheet24: { ...sheet('A4 每页 24 枚（3×8，70×37）', [70, 37], [3, 8], 0, [0, 0.5]), margin: 4 },
  sheet21: sheet('A4 每页 21 枚（3×7，63.5×38.1）', [63.5, 38.1], [3, 7], 2.5, [7.25, 15.15]),
  sheet40: sheet('A4 每页 40 枚（4×10，48.5×25.4）', [48.5, 25.4], [4, 10], 0, [8, 21.5]),
  sheet65: sheet('A4 每页 65 枚（5×13，38.1×21.2）', [38.1, 21.2], [5, 13], 2.5, [4.75, 10.7]),
} as const satisfies Record<string, LabelPaper>

export type LabelPaperName = keyof typeof LABEL_PAPERS
export const paperOf = (name: LabelPaperName): LabelPaper => LABEL_PAPERS[name]
export const PAPER_LABELS = Object.fromEntries(Object.entries(LABEL_PAPERS).map(([name, paper]) => [name, paper.label])) as Record<
  LabelPaperName,
  string
>

/** Pages documents are printed on: A4, A5 across, and half of continuous paper for needle printers. */
export const PAGES = {
  a4: { label: 'A4 纵向', width: 210, height: 297 },
  a5: { label: 'A5 横向', width: 210, height: 148 },
  half241: { label: '241×140 毫米（二等分）', width: 241, height: 140 },
} as const

export type PageName = keyof typeof PAGES
export const PAGE_LABELS = Object.fromEntries(Object.entries(PAGES).map(([name, page]) => [name, page.label])) as Record<PageName, string>

/** Widths of receipt rolls, with the columns of a half-width letter each holds. */
export const RECEIPT_ROLLS = { roll58: { label: '58 毫米', columns: 32 }, roll80: { label: '80 毫米', columns: 48 } } as const
export type ReceiptRoll = keyof typeof RECEIPT_ROLLS
export const ROLL_LABELS = Object.fromEntries(Object.entries(RECEIPT_ROLLS).map(([name, roll]) => [name, roll.label])) as Record<
  ReceiptRoll,
  string
>
