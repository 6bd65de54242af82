import { useState } from 'react'
import { text } from '../../shared/kernel/fields'
import { useAsk } from '../asking'
import { Button } from '../kit/Button'
import { Form } from '../kit/Form'
import { ListRow } from '../kit/ListRow'
import { Sheet } from '../kit/Sheet'
import { Tag } from '../kit/Tag'
import { t } from '../messages'

const OTHER = { address: text(t.customer.otherAddress, 200) }

/** Where a document's goods go: one of the customer's addresses, another one, or nowhere. */
export function AddressSheet({
  party,
  value,
  onChoose,
  onClose,
}: {
  party: string
  value: string | null
  onChoose: (address: string | null) => void
  onClose: () => void
}) {
  const asked = useAsk('sales', 'customer.detail', { id: party })
  const [other, setOther] = useState({ address: value ?? '' })
  const addresses = asked.data?.addresses ?? []
  return (
    <Sheet
      open
      title={t.customer.chooseAddress}
      onClose={onClose}
      footer={<Button word={t.act.confirm} disabled={!other.address.trim()} onTap={() => onChoose(other.address.trim())} />}
    >
      {addresses.map((row) => (
        <ListRow
          key={row.address}
          title={row.address}
          tag={row.isDefault ? <Tag word={t.customer.isDefault} tone="brand" /> : undefined}
          facts={[row.contact, row.phone]}
          onTap={() => onChoose([row.address, row.contact, row.phone].filter(Boolean).join(' ').slice(0, 200))}
        />
      ))}
      <ListRow title={t.customer.noAddress} onTap={() => onChoose(null)} />
      <Form shape={OTHER} values={other} onChange={setOther} />
    </Sheet>
  )
}
