import { Input, Text, View } from '@tarojs/components'
import Taro, { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import type { OutputOf } from '../../api'
import { momentWords } from '../../day'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { t } from '../../messages'
import { act } from '../../outbox'
import { pageLink, shareText } from '../../platform/share'
import { useCompany } from '../../session'
import type { Trouble } from '../../trouble'
import { RoleChoice } from '../RoleChoice'

const loginPage = (code: string) => `/pages/login/index?code=${code}`

/** An invitation is a code with roles; in WeChat it goes out as a card that opens the way in. */
export default function Invite() {
  const company = useCompany()
  const [name, setName] = useState('')
  const [roles, setRoles] = useState<string[]>([])
  const [made, setMade] = useState<OutputOf<'access', 'invitation.create'> | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [stage, setStage] = useState<'typing' | 'busy' | 'pending'>('typing')
  useShareAppMessage(() => ({ title: t.member.shareTitle(company?.name ?? ''), path: made ? loginPage(made.code) : '/pages/login/index' }))

  const create = async () => {
    setStage('busy')
    setTrouble(null)
    const outcome = await act('access', 'invitation.create', { name: name.trim(), roles }, { title: `${t.member.invite} ${name}` })
    setStage(outcome.kind === 'pending' ? 'pending' : 'typing')
    if (outcome.kind === 'trouble') setTrouble(outcome.trouble)
    if (outcome.kind === 'done') setMade(outcome.data)
  }
  const share = async () => {
    if (!made) return
    const how = await shareText(
      t.member.shareTitle(company?.name ?? ''),
      t.member.shareText(company?.name ?? '', made.code, pageLink(loginPage(made.code))),
    )
    if (how === 'copied') await Taro.showToast({ title: t.share.copied, icon: 'none' })
  }
  const footer = made ? (
    <Button word={t.act.share} icon="share" onTap={() => void share()} />
  ) : (
    <Button word={t.member.makeCode} busy={stage === 'busy'} disabled={!name.trim() || roles.length === 0} onTap={() => void create()} />
  )
  return (
    <Page title={t.page.invite} footer={stage === 'pending' ? undefined : footer}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {stage === 'pending' ? <PendingNote title={t.member.invite} /> : null}
      {made ? (
        <Card>
          <Text className="figure-label">{t.member.code}</Text>
          <Text className="number invite-code" selectable>
            {made.code}
          </Text>
          <Text className="quiet">{t.member.validUntil(momentWords(made.expiresAt))}</Text>
        </Card>
      ) : stage === 'pending' ? null : (
        <View className="form">
          <View className="field">
            <View className="field-line">
              <Text className="field-label">{t.member.name}</Text>
              <View className="field-control">
                <Input
                  className="field-input"
                  value={name}
                  maxlength={60}
                  placeholder={t.member.namePlaceholder}
                  placeholderClass="placeholder"
                  onInput={(event) => setName(event.detail.value)}
                />
              </View>
            </View>
          </View>
          <View className="field">
            <View className="field-line">
              <Text className="field-label">{t.member.roles}</Text>
            </View>
            <RoleChoice roles={roles} onChange={setRoles} />
          </View>
        </View>
      )}
    </Page>
  )
}
