import { Input, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { settingFields } from '../../../shared/system/settings'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { act } from '../../outbox'
import { may, useSession } from '../../session'
import { issuesOf, type Trouble, troubleOf } from '../../trouble'

type Values = InputOf<'system', 'settings.save'>

const PLAIN = Object.keys(settingFields).filter((name) => name !== 'approvals')
const GOODS = [
  { word: t.level.title, icon: 'people', url: '/product/price-levels/index', permission: 'sku.view' },
  { word: t.custom.title, icon: 'edit', url: '/product/custom-fields/index', permission: 'sku.view' },
  { word: t.template.title, icon: 'tag', url: '/product/label-templates/index', permission: 'label.view' },
] as const

/** How the company works; each setting says what it does. */
export default function Settings() {
  const asked = useAsk('system', 'settings.show', {})
  const session = useSession()
  const manages = may(session, 'settings.manage')
  const [values, setValues] = useState<Values | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [stage, setStage] = useState<'typing' | 'busy' | 'pending' | 'saved'>('typing')

  useEffect(() => {
    if (!asked.data) return
    const { closedTo: _closedTo, ...kept } = asked.data
    setValues(kept)
  }, [asked.data])

  const change = (next: Values) => {
    setValues(next)
    setStage('typing')
  }
  const save = async () => {
    if (!values) return
    setStage('busy')
    setTrouble(null)
    const outcome = await act('system', 'settings.save', values, { title: t.page.settings })
    if (outcome.kind === 'trouble') setTrouble(outcome.trouble)
    setStage(outcome.kind === 'pending' ? 'pending' : outcome.kind === 'done' ? 'saved' : 'typing')
  }
  return (
    <Page
      title={t.page.settings}
      onRefresh={() => asked.refetch()}
      footer={
        manages ? (
          <Button
            word={stage === 'saved' ? t.settings.saved : t.act.save}
            busy={stage === 'busy'}
            disabled={!values || stage === 'saved'}
            onTap={() => void save()}
          />
        ) : undefined
      }
    >
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {stage === 'pending' ? <PendingNote title={t.page.settings} /> : null}
      {values && stage !== 'pending' ? (
        <>
          <View className="form">
            <View className="field">
              <View className="field-line">
                <Text className="field-label">{t.company.name}</Text>
                <View className="field-control">
                  <Input
                    className="field-input"
                    value={values.companyName}
                    maxlength={120}
                    placeholder={t.company.namePlaceholder}
                    placeholderClass="placeholder"
                    onInput={(event) => change({ ...values, companyName: event.detail.value })}
                  />
                </View>
              </View>
            </View>
          </View>
          <Form shape={settingFields} only={PLAIN} values={values} onChange={change} issues={issuesOf(trouble)} />
          <Card flush title={t.settings.approvals}>
            <ListRow icon="check" title={t.approvals.title} onTap={() => Taro.navigateTo({ url: '/system/approvals/index' })} />
          </Card>
          <Card flush title={t.settings.goods}>
            {GOODS.filter(({ permission }) => may(session, permission)).map(({ word, icon, url }) => (
              <ListRow key={url} icon={icon} title={word} onTap={() => Taro.navigateTo({ url })} />
            ))}
          </Card>
          {asked.data?.closedTo ? <Text className="quiet">{t.settings.closedTo(asked.data.closedTo)}</Text> : null}
        </>
      ) : null}
    </Page>
  )
}
