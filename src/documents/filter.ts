import { create } from 'zustand'
import type { DocumentState } from '../../shared/kernel/documentList'

/** `open`: approved and not yet fulfilled. */
export type StateChoice = DocumentState | 'any' | 'open'

interface DocumentFilter {
  state: StateChoice
  kind: string
  /** Only of this customer or supplier. */
  party: { id: string; name: string } | null
  /** Only with these goods, of this salesperson or region; and only in this time. */
  side: { field: 'party' | 'sku' | 'employee' | 'region'; id: string; name: string } | null
  from: string | null
  to: string | null
}

/** What the document list shows; a page of the tab bar takes no parameters, so other pages choose here. */
const ALL: DocumentFilter = { state: 'any', kind: 'any', party: null, side: null, from: null, to: null }

export const useDocumentFilter = create<DocumentFilter>(() => ALL)

export const showDocuments = (filter: Partial<DocumentFilter>): void => useDocumentFilter.setState({ ...ALL, ...filter })
