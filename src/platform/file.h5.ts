import type { Answer } from '../../shared/kernel/refusal'
import { type ChosenFile, isAnswer, type Upload } from './port'

/** Lets the person choose one file; null when they think better of it. */
export const chooseFile = (extensions: string[]): Promise<ChosenFile | null> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = extensions.map((extension) => `.${extension}`).join(',')
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file ? { name: file.name, size: file.size, source: file } : null)
    }
    input.oncancel = () => resolve(null)
    input.click()
  })

/** Sends a file through the file port and answers what the service says; rejects when nobody answers. */
export const uploadFile = ({ company, token, file, thumbnail, onProgress }: Upload): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(
      'PUT',
      `/file?company=${encodeURIComponent(company)}&name=${encodeURIComponent(file.name)}${thumbnail ? `&thumbnail=${thumbnail}` : ''}`,
    )
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`)
    request.upload.onprogress = (event) => onProgress?.(event.total ? Math.round((event.loaded / event.total) * 100) : 0)
    request.onerror = () => reject(new Error('file not sent'))
    request.onload = () => {
      try {
        const body: unknown = JSON.parse(request.responseText)
        if (isAnswer(body)) resolve(body)
        else reject(new Error('no answer'))
      } catch (reason) {
        reject(reason as Error)
      }
    }
    request.send(file.source as File)
  })

/** Hands a file to the person; its content is base64, as the service sends it. */
export async function saveFile(name: string, base64: string): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes]))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
