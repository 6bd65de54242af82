import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { elementOf, type Field, type Shape, shapeOf } from '../../shared/kernel/fields'
import { partyLists } from '../../shared/masters/partyActions'
import type { InputOf } from '../api'
import { Button } from '../kit/Button'
import { Card } from '../kit/Card'
import { Form } from '../kit/Form'
import { Icon } from '../kit/Icon'
import { ListRow } from '../kit/ListRow'
import { Sheet } from '../kit/Sheet'
import { Tag } from '../kit/Tag'
import type { PartyRole } from '../masters/parties'
import { t } from '../messages'

type Lists = Pick<InputOf<'sales', 'customer.save'>, 'contacts' | 'addresses' | 'tags'>

const shapeOfRow = (field: Field): Shape => shapeOf(elementOf(field)!)!
const CONTACT = shapeOfRow(partyLists.contacts)
const ADDRESS = shapeOfRow(partyLists.addresses)

type Row = Record<string, unknown>

interface Editing {
  list: 'contacts' | 'addresses'
  /** Null for a new one. */
  at: number | null
  row: Row
}

/** Several contacts and delivery addresses of a party, and its tags. */
export function PartyLists({ values, role, onChange }: { values: Lists; role: PartyRole; onChange: (next: Lists) => void }) {
  const [editing, setEditing] = useState<Editing | null>(null)
  const [tag, setTag] = useState('')
  const contacts = values.contacts ?? []
  const addresses = values.addresses ?? []
  const tags = values.tags ?? []
  const keep = (rows: Row[], list: Editing['list']) => {
    onChange({ [list]: rows } as Lists)
    setEditing(null)
  }
  const done = ({ list, at, row }: Editing) => {
    const rows: Row[] = list === 'contacts' ? [...contacts] : [...addresses]
    if (at === null) rows.push(row)
    else rows[at] = row
    const place = at ?? rows.length - 1
    const one = list === 'addresses' && row.isDefault ? rows.map((other, index) => ({ ...other, isDefault: index === place })) : rows
    keep(one, list)
  }
  const addTag = () => {
    const word = tag.trim().slice(0, 20)
    if (word && !tags.includes(word)) onChange({ tags: [...tags, word] })
    setTag('')
  }
  const add = (list: Editing['list'], row: Row) => (
    <Button small look="quiet" icon="plus" word={t.customer.add} onTap={() => setEditing({ list, at: null, row })} />
  )
  const ready = editing !== null && Boolean(String(editing.row[editing.list === 'contacts' ? 'name' : 'address'] ?? '').trim())
  return (
    <View>
      <Card flush title={t.customer.contacts} aside={add('contacts', { name: '' })}>
        {contacts.map((row, at) => (
          <ListRow
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
            key={at}
            title={row.name}
            facts={[row.position, row.phone]}
            onTap={() => setEditing({ list: 'contacts', at, row })}
          />
        ))}
      </Card>
      {role === 'customer' ? (
        <Card flush title={t.customer.addresses} aside={add('addresses', { address: '', isDefault: addresses.length === 0 })}>
          {addresses.map((row, at) => (
            <ListRow
              // biome-ignore lint/suspicious/noArrayIndexKey: an address may stand twice
              key={at}
              title={row.address}
              tag={row.isDefault ? <Tag word={t.customer.isDefault} tone="brand" /> : undefined}
              facts={[row.contact, row.phone]}
              onTap={() => setEditing({ list: 'addresses', at, row })}
            />
          ))}
        </Card>
      ) : null}
      <Card title={t.customer.tags}>
        <View className="party-tags">
          {tags.map((word) => (
            <View
              key={word}
              className="chip chip-on"
              role="button"
              aria-label={t.promotion.remove(word)}
              onClick={() => onChange({ tags: tags.filter((one) => one !== word) })}
            >
              <Text>{word}</Text>
              <Icon name="close" size={14} />
            </View>
          ))}
          <Input
            className="party-tag"
            value={tag}
            maxlength={20}
            placeholder={t.customer.addTag}
            placeholderClass="placeholder"
            onInput={(event) => setTag(event.detail.value)}
            onConfirm={addTag}
            onBlur={addTag}
          />
        </View>
      </Card>
      {editing ? (
        <Sheet
          open
          title={editing.list === 'contacts' ? t.customer.contacts : t.customer.addresses}
          onClose={() => setEditing(null)}
          footer={
            <View className="buttons">
              {editing.at === null ? null : (
                <Button
                  look="quiet"
                  word={t.act.remove}
                  onTap={() =>
                    keep(
                      (editing.list === 'contacts' ? contacts : addresses).filter((_, index) => index !== editing.at),
                      editing.list,
                    )
                  }
                />
              )}
              <Button word={t.act.confirm} disabled={!ready} onTap={() => done(editing)} />
            </View>
          }
        >
          <Form
            shape={editing.list === 'contacts' ? CONTACT : ADDRESS}
            values={editing.row}
            onChange={(row) => setEditing({ ...editing, row })}
          />
        </Sheet>
      ) : null}
    </View>
  )
}
