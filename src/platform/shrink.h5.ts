import { fitted, jpegName } from './fitted'
import type { ChosenFile } from './port'

/** The picture as a JPEG whose longer side is at most `side` pixels; what the browser cannot read goes as it is, to be judged by the service. */
export async function shrunk(chosen: ChosenFile, side: number): Promise<ChosenFile> {
  try {
    const bitmap = await createImageBitmap(chosen.source as File, { imageOrientation: 'from-image' })
    const { width, height } = fitted(bitmap.width, bitmap.height, side)
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const pen = canvas.getContext('2d')!
    // What is transparent in a PNG would be black in a JPEG.
    pen.fillStyle = 'white'
    pen.fillRect(0, 0, width, height)
    pen.drawImage(bitmap, 0, 0, width, height)
    bitmap.close()
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82))
    if (!blob) return chosen
    const name = jpegName(chosen.name)
    return { name, size: blob.size, source: new File([blob], name, { type: 'image/jpeg' }) }
  } catch {
    return chosen
  }
}
