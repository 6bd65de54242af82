import { currentSession } from '../session'

/** Hands a file of the company's to the person; false where the platform cannot. */
export async function downloadFile(id: string, name: string): Promise<boolean> {
  const { token, company } = currentSession()
  const answer = await fetch(`/file/${id}?company=${encodeURIComponent(company ?? '')}`, {
    headers: token ? { Authorization: `Bearer ${token}` } : {},
  })
  if (!answer.ok) return false
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
  return true
}
