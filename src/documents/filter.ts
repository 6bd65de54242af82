import { create } from 'zustand'
import type { DocumentState } from '../../shared/kernel/documentList'

/** `open`: approved and not yet fulfilled. */
export type StateChoice = DocumentState | 'any' | 'open'

interface DocumentFilter {
  state: StateChoice
  kind: string
  /** Only of this customer or supplier. */
  party: { id: string; name: string } | null
}

/** What the document list shows; a page of the tab bar takes no parameters, so other pages choose here. */
export const useDocumentFilter = create<DocumentFilter>(() => ({ state: 'any', kind: 'any', party: null }))

export const showDocuments = (filter: Partial<DocumentFilter>): void =>
  useDocumentFilter.setState({ state: 'any', kind: 'any', party: null, ...filter })
