import { type DrawnDocument, EDGE, INNER, type Measure } from '../../shared/output/drawn'

const FONT = 'sans-serif'

export const measureWith =
  (pen: CanvasRenderingContext2D): Measure =>
  (text, size) => {
    pen.font = `${size}px ${FONT}`
    return pen.measureText(text).width
  }

/** Puts the strokes on a white sheet. */
export function paintDocument(pen: CanvasRenderingContext2D, { width, height, strokes }: DrawnDocument): void {
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, width, height)
  pen.textBaseline = 'top'
  for (const stroke of strokes) {
    if (stroke.kind === 'rule') {
      pen.fillStyle = 'lightgray'
      pen.fillRect(EDGE, stroke.y, INNER, 1)
      continue
    }
    pen.fillStyle = 'black'
    pen.textAlign = stroke.align
    pen.font = `${stroke.bold ? 'bold ' : ''}${stroke.size}px ${FONT}`
    pen.fillText(stroke.text, stroke.x, stroke.y)
  }
}
