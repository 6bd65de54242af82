import { currentSession } from '../session'

const shown = new Map<string, Promise<string | null>>()

/** An address under which a picture of the company's can be shown; null where it cannot. */
export function pictureAddress(id: string): Promise<string | null> {
  const known = shown.get(id)
  if (known) return known
  const { token, company } = currentSession()
  const asked = fetch(`/file/${id}?company=${encodeURIComponent(company ?? '')}`, {
    headers: token ? { Authorization: `Bearer ${token}` } : {},
  })
    .then(async (answer) => (answer.ok ? URL.createObjectURL(await answer.blob()) : null))
    .catch(() => null)
  shown.set(id, asked)
  return asked
}
