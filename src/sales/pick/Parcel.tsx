import { Form } from '../../kit/Form'
import { delivery } from '../../../shared/sales/delivery'

export interface ParcelFacts extends Record<string, unknown> {
  address?: string | null
  carrier?: string | null
  waybill?: string | null
}

/** Where the goods go, with whom, and under which number. */
export function Parcel({ facts, only, onChange }: { facts: ParcelFacts; only?: string[]; onChange: (facts: ParcelFacts) => void }) {
  return <Form shape={delivery.head} only={only ?? ['address', 'carrier', 'waybill']} values={facts} onChange={onChange} />
}
