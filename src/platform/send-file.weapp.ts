import { call } from '../api'
import { uploadFile } from './file'
import type { ChosenFile } from './port'
import { currentSession } from '../session'
import { TroubleError } from '../trouble'

/** The file goes to cloud storage by itself; the service is told of it and answers the id the import knows it by. */
export async function sendFile(file: ChosenFile, onProgress: (percent: number) => void): Promise<string> {
  const { company, token } = currentSession()
  const cloudId = await uploadFile({ company: company ?? '', token, file, onProgress }).catch(() => null)
  if (!cloudId) throw new TroubleError({ kind: 'unanswered', reason: 'unreachable' })
  const { id } = await call('system', 'file.register', { cloudId, name: file.name }, { command: true })
  return id
}
