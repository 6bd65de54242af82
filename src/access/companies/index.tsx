import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../api'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Sheet } from '../../kit/Sheet'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { useSession } from '../../session'
import { refreshSession, switchCompany } from '../../sign-in'
import { type Trouble, troubleOf } from '../../trouble'

/** The companies of this person: switch to another, or begin a new one. */
export default function Companies() {
  const { companies, company } = useSession()
  const [making, setMaking] = useState(false)
  const [name, setName] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)

  const create = async () => {
    setBusy(true)
    setTrouble(null)
    try {
      const { id } = await call('access', 'company.create', { name: name.trim() }, { command: true })
      await refreshSession()
      await switchCompany(id)
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Page title={t.page.companies} footer={<Button look="quiet" icon="plus" word={t.company.create} onTap={() => setMaking(true)} />}>
      <Card flush>
        {companies.map(({ id, name: word, roleWords }) => (
          <ListRow
            key={id}
            icon="shop"
            title={word}
            tag={id === company ? <Tag word={t.company.current} tone="brand" /> : undefined}
            facts={[roleWords]}
            {...(id === company ? {} : { onTap: () => void switchCompany(id) })}
          />
        ))}
        {companies.length === 0 ? <EmptyState icon="shop" title={t.company.none} advice={t.company.noneAdvice} /> : null}
      </Card>
      {making ? (
        <Sheet
          open
          title={t.company.create}
          onClose={() => setMaking(false)}
          footer={<Button word={t.company.create} busy={busy} disabled={!name.trim()} onTap={() => void create()} />}
        >
          {trouble ? <ErrorNote trouble={trouble} /> : null}
          <View className="field">
            <View className="field-line">
              <Text className="field-label">{t.company.name}</Text>
              <View className="field-control">
                <Input
                  className="field-input"
                  value={name}
                  maxlength={120}
                  placeholder={t.company.namePlaceholder}
                  placeholderClass="placeholder"
                  onInput={(event) => setName(event.detail.value)}
                />
              </View>
            </View>
          </View>
        </Sheet>
      ) : null}
    </Page>
  )
}
