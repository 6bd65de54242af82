import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { OutputOf } from '../../api'
import { useAsk } from '../../asking'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Sheet } from '../../kit/Sheet'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import { type Trouble, troubleOf } from '../../trouble'
import { RoleChoice } from '../RoleChoice'
import { HandOver } from './HandOver'

type Member = OutputOf<'access', 'member.list'>['rows'][number]

/** Who belongs to the company and in which roles. */
export default function Members() {
  const asked = useAsk('access', 'member.list', {})
  const manages = useMay('member.manage')
  const invites = useMay('member.invite')
  const defines = useMay('role.manage')
  const reads = useMay('operation.view')
  const [chosen, setChosen] = useState<Member | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)

  const save = async (member: Member) => {
    setBusy(true)
    const outcome = await act(
      'access',
      'member.save',
      { id: member.id, roles: member.roles, active: member.active },
      { title: `${t.page.members} ${member.name}` },
    )
    setBusy(false)
    if (outcome.kind === 'trouble') return setTrouble(outcome.trouble)
    setChosen(null)
    setTrouble(null)
    await asked.refetch()
  }
  return (
    <Page
      title={t.page.members}
      onRefresh={() => asked.refetch()}
      footer={
        invites ? <Button word={t.member.invite} icon="plus" onTap={() => Taro.navigateTo({ url: '/access/invite/index' })} /> : undefined
      }
    >
      {asked.isPending ? <Skeleton rows={5} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {reads || defines ? (
        <Card flush>
          {defines ? <ListRow icon="people" title={t.role.title} onTap={() => Taro.navigateTo({ url: '/access/roles/index' })} /> : null}
          {reads ? <ListRow icon="book" title={t.page.operations} onTap={() => Taro.navigateTo({ url: '/access/audit/index' })} /> : null}
        </Card>
      ) : null}
      <Card flush>
        {asked.data?.rows.map((member) => (
          <ListRow
            key={member.id}
            title={member.name}
            tag={member.active ? undefined : <Tag word={t.member.inactive} />}
            facts={[member.roleWords, member.phone]}
            {...(manages ? { onTap: () => setChosen(member) } : {})}
          />
        ))}
      </Card>
      {chosen ? (
        <Sheet
          open
          title={chosen.name}
          onClose={() => setChosen(null)}
          footer={
            <View className="buttons">
              <Button
                look={chosen.active ? 'danger' : 'quiet'}
                word={chosen.active ? t.member.dismiss : t.member.readmit}
                busy={busy}
                onTap={() => void save({ ...chosen, active: !chosen.active })}
              />
              <Button word={t.act.save} busy={busy} disabled={chosen.roles.length === 0} onTap={() => void save(chosen)} />
            </View>
          }
        >
          {trouble ? <ErrorNote trouble={trouble} /> : null}
          <View className="sheet-search">
            <Text className="quiet">{t.member.roles}</Text>
            <HandOver from={chosen} members={asked.data?.rows ?? []} onTrouble={setTrouble} onDone={() => setChosen(null)} />
            <RoleChoice roles={chosen.roles} onChange={(roles) => setChosen({ ...chosen, roles })} />
          </View>
        </Sheet>
      ) : null}
    </Page>
  )
}
