import Taro from '@tarojs/taro'
import { call, type OutputOf } from '../api'
import type { ChosenFile } from './port'

type Place = OutputOf<'system', 'file.show'>['rows'][number]

let waiting: { ids: Set<string>; answered: Promise<Map<string, Place>> } | null = null

/** The places of all pictures that one page asks for are one question. */
function placeOf(id: string): Promise<Place | undefined> {
  if (!waiting) {
    const ids = new Set<string>()
    const answered = new Promise<void>((resolve) => setTimeout(resolve, 20)).then(async () => {
      waiting = null
      const { rows } = await call('system', 'file.show', { ids: [...ids].slice(0, 100) })
      return new Map(rows.map((row) => [row.id, row]))
    })
    waiting = { ids, answered }
  }
  waiting.ids.add(id)
  return waiting.answered.then((places) => places.get(id))
}

const shown = new Map<string, Promise<string | null>>()

/** An address under which a picture of the company's can be shown, small for a list: its place in cloud storage; null where it has none. */
export function pictureAddress(id: string, small = false): Promise<string | null> {
  const key = `${id}/${small}`
  const known = shown.get(key)
  if (known) return known
  const asked = placeOf(id)
    .then((place) => (small ? place?.cloudThumbnail : null) ?? place?.cloudId ?? null)
    .catch(() => null)
  shown.set(key, asked)
  void asked.then((address) => address === null && shown.delete(key))
  return asked
}

/** Lets the person take or choose a picture; null when they think better of it. */
export async function choosePicture(): Promise<ChosenFile | null> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] })
    const file = tempFiles[0]
    return file ? { name: file.tempFilePath.split('/').pop() ?? 'picture.jpg', size: file.size, source: file.tempFilePath } : null
  } catch {
    return null
  }
}
