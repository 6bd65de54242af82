import { uploadFile } from './file.h5'
import type { ChosenFile } from './port'
import { currentSession } from '../session'
import { TroubleError } from '../trouble'

/** Sends a file, a picture with its thumbnail, and answers the id it is known by. */
export async function sendFile(file: ChosenFile, onProgress: (percent: number) => void, thumbnail?: string): Promise<string> {
  const { company, token } = currentSession()
  const answer = await uploadFile({ company: company ?? '', token, file, thumbnail, onProgress }).catch(() => null)
  if (!answer) throw new TroubleError({ kind: 'unanswered', reason: 'unreachable' })
  if (answer.ok) return (answer.data as { id: string }).id
  throw new TroubleError({ kind: 'refused', code: answer.code, data: answer.data, ...(answer.ref ? { ref: answer.ref } : {}) })
}
