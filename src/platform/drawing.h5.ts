import { saveFile } from './file'

/** A sheet to measure and paint on; made large enough before anything is painted. */
export interface Easel {
  pen: CanvasRenderingContext2D
  resize: (width: number, height: number) => void
  /** Passes the picture on by the phone's own share sheet; where the browser has none for files, it is handed over as a file. */
  share: (name: string) => Promise<void>
}

export function newEasel(): Easel {
  const canvas = document.createElement('canvas')
  return {
    pen: canvas.getContext('2d')!,
    resize: (width, height) => Object.assign(canvas, { width, height }),
    share: async (name) => {
      const blob = await new Promise<Blob>((resolve, reject) =>
        canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('picture too large'))), 'image/png'),
      )
      const file = new File([blob], name, { type: 'image/png' })
      if (navigator.canShare?.({ files: [file] })) {
        try {
          return await navigator.share({ files: [file], title: name })
        } catch (error) {
          // Closed by the person: nothing more is wanted.
          if ((error as Error).name === 'AbortError') return
        }
      }
      await saveFile(name, canvas.toDataURL('image/png').split(',')[1]!)
    },
  }
}
