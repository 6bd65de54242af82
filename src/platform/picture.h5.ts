import { currentSession } from '../session'
import { chooseFile } from './file.h5'
import type { ChosenFile } from './port'

const shown = new Map<string, Promise<string | null>>()

/** An address under which a picture of the company's can be shown, small for a list; null where it cannot. */
export function pictureAddress(id: string, small = false): Promise<string | null> {
  const key = `${id}/${small}`
  const known = shown.get(key)
  if (known) return known
  const { token, company } = currentSession()
  const asked = fetch(`/file/${id}?company=${encodeURIComponent(company ?? '')}${small ? '&small=1' : ''}`, {
    headers: token ? { Authorization: `Bearer ${token}` } : {},
  })
    .then(async (answer) => (answer.ok ? URL.createObjectURL(await answer.blob()) : null))
    .catch(() => null)
  shown.set(key, asked)
  // What could not be fetched is asked for again the next time.
  void asked.then((address) => address === null && shown.delete(key))
  return asked
}

/** Lets the person choose a picture; null when they think better of it. */
export const choosePicture = (): Promise<ChosenFile | null> => chooseFile(['jpg', 'jpeg', 'png', 'webp'])
