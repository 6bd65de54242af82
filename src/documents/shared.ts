import { useEffect } from 'react'
import { documentPage } from '../kinds'
import { isSignedIn, useSession } from '../session'
import { signInFirst, takeCompany } from '../sign-in'

/** The page of a document as a link for others: it names the company, since the reader may belong to several. */
export const sharedPage = (kind: string, id: string, company: string | null): string =>
  `${documentPage(kind, id)}${company ? `&company=${company}` : ''}`

/**
 * A shared link opens in its own company for who belongs to it, whichever company is in hand, and after signing in for who
 * is not signed in. Answers whether the page may ask for the document now; whoever may not see it is told so by the service.
 */
export function useSharedLink(kind: string, id: string, company: string | undefined): boolean {
  const session = useSession()
  const known = isSignedIn(session)
  const elsewhere = company !== undefined && company !== session.company && session.companies.some((one) => one.id === company)
  useEffect(() => {
    if (!known) signInFirst(sharedPage(kind, id, company ?? null))
    else if (elsewhere) void takeCompany(company)
  }, [known, elsewhere])
  return known && !elsewhere
}
