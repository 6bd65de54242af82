import { call } from '../api'
import { uploadFile } from './file'
import type { ChosenFile } from './port'
import { currentSession } from '../session'
import { TroubleError } from '../trouble'

/** A file goes to cloud storage by itself; the service is told of it, of a picture with its thumbnail, and answers the id it is known by. */
export async function sendFile(file: ChosenFile, onProgress: (percent: number) => void, thumbnail?: string): Promise<string> {
  const { company, token } = currentSession()
  const cloudId = await uploadFile({ company: company ?? '', token, file, onProgress }).catch(() => null)
  if (!cloudId) throw new TroubleError({ kind: 'unanswered', reason: 'unreachable' })
  const { id } = await call('system', 'file.register', { cloudId, name: file.name, thumbnail }, { command: true })
  return id
}
