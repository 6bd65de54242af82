import { type PointerEvent as Touch, useEffect, useRef } from 'react'
import type { SignaturePadProps } from './port'

/** A white sheet to sign on with the finger; the handle answers the picture, or null while nothing is on it. */
export function SignaturePad({ handle }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef(false)

  const wipe = () => {
    const sheet = canvas.current!
    const pen = sheet.getContext('2d')!
    // Twice as many points as the screen shows, so that the line stays smooth in print.
    sheet.width = sheet.clientWidth * 2
    sheet.height = sheet.clientHeight * 2
    pen.fillStyle = 'white'
    pen.fillRect(0, 0, sheet.width, sheet.height)
    Object.assign(pen, { lineWidth: 5, lineCap: 'round', lineJoin: 'round', strokeStyle: 'black' })
    drawn.current = false
  }
  useEffect(() => {
    wipe()
    handle.current = {
      clear: wipe,
      picture: async () => {
        if (!drawn.current) return null
        const blob = await new Promise<Blob | null>((resolve) => canvas.current!.toBlob(resolve, 'image/jpeg', 0.9))
        if (!blob) return null
        const name = 'signature.jpg'
        return { name, size: blob.size, source: new File([blob], name, { type: 'image/jpeg' }) }
      },
    }
  }, [])
  const at = ({ nativeEvent: { offsetX, offsetY } }: Touch) => [offsetX * 2, offsetY * 2] as const
  const begin = (event: Touch) => {
    const pen = canvas.current!.getContext('2d')!
    canvas.current!.setPointerCapture(event.pointerId)
    pen.beginPath()
    pen.moveTo(...at(event))
  }
  const go = (event: Touch) => {
    if (!canvas.current!.hasPointerCapture(event.pointerId)) return
    const pen = canvas.current!.getContext('2d')!
    pen.lineTo(...at(event))
    pen.stroke()
    drawn.current = true
  }
  return <canvas ref={canvas} className="signature-sheet" onPointerDown={begin} onPointerMove={go} />
}
