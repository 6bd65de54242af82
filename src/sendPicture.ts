import type { ChosenFile } from './platform/port'
import { sendFile } from './platform/send-file'
import { shrunk } from './platform/shrink'

/** Sharp on any phone, and far below what the service takes. */
const WHOLE_SIDE = 1600
/** What a row of a list shows, on a screen of three dots a pixel. */
const SMALL_SIDE = 240

/** Sends a picture and its thumbnail, both made here from what the camera took; answers the picture's id. */
export async function sendPicture(chosen: ChosenFile, onProgress: (percent: number) => void): Promise<string> {
  const thumbnail = await sendFile(await shrunk(chosen, SMALL_SIDE), () => undefined)
  return sendFile(await shrunk(chosen, WHOLE_SIDE), onProgress, thumbnail)
}
