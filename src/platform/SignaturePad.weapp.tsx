import { Canvas } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import type { SignaturePadProps } from './port'

const ID = 'signature-sheet'

interface Sheet {
  node: Taro.Canvas
  pen: CanvasRenderingContext2D
}

/** A white sheet to sign on with the finger; the handle answers the picture, or null while nothing is on it. */
export function SignaturePad({ handle }: SignaturePadProps) {
  const sheet = useRef<Sheet | null>(null)
  const drawn = useRef(false)

  const wipe = () => {
    if (!sheet.current) return
    const { node, pen } = sheet.current
    pen.fillStyle = 'white'
    pen.fillRect(0, 0, node.width, node.height)
    Object.assign(pen, { lineWidth: 5, lineCap: 'round', lineJoin: 'round', strokeStyle: 'black' })
    drawn.current = false
  }
  useEffect(() => {
    Taro.createSelectorQuery()
      .select(`#${ID}`)
      .fields({ node: true, size: true })
      .exec(([found]: { node: Taro.Canvas; width: number; height: number }[]) => {
        if (!found?.node) return
        const { node, width, height } = found
        // Twice as many points as the screen shows, so that the line stays smooth in print.
        Object.assign(node, { width: width * 2, height: height * 2 })
        sheet.current = { node, pen: node.getContext('2d') as CanvasRenderingContext2D }
        wipe()
      })
    handle.current = {
      clear: wipe,
      picture: async () => {
        if (!drawn.current || !sheet.current) return null
        const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: sheet.current.node, fileType: 'jpg', quality: 0.9 } as never)
        return { name: 'signature.jpg', size: 0, source: tempFilePath }
      },
    }
  }, [])
  const at = (event: { touches: unknown }) => {
    const [{ x, y }] = event.touches as [{ x: number; y: number }]
    return [x * 2, y * 2] as const
  }
  return (
    <Canvas
      type="2d"
      id={ID}
      canvasId={ID}
      className="signature-sheet"
      disableScroll
      onTouchStart={(event) => {
        sheet.current?.pen.beginPath()
        sheet.current?.pen.moveTo(...at(event))
      }}
      onTouchMove={(event) => {
        sheet.current?.pen.lineTo(...at(event))
        sheet.current?.pen.stroke()
        drawn.current = true
      }}
    />
  )
}
