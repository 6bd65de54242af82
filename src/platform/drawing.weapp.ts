import Taro from '@tarojs/taro'

/** A sheet to measure and paint on; made large enough before anything is painted. */
export interface Easel {
  pen: CanvasRenderingContext2D
  resize: (width: number, height: number) => void
  /** Opens WeChat's own menu for pictures: into a chat, or into the album. */
  share: (name: string) => Promise<void>
}

export function newEasel(): Easel {
  const canvas = Taro.createOffscreenCanvas({ type: '2d', width: 10, height: 10 })
  return {
    pen: canvas.getContext('2d') as CanvasRenderingContext2D,
    resize: (width, height) => Object.assign(canvas, { width, height }),
    share: async () => {
      const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png' } as never)
      await Taro.showShareImageMenu({ path: tempFilePath }).catch(() => undefined)
    },
  }
}
