import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { useOutbox } from '../../outbox'
import { signsInBy } from '../../platform/identity'
import { may, useCompany, useSession } from '../../session'
import { leave } from '../../sign-in'

const COMPANY_PAGES = ['member.view', 'operation.view', 'import.run', 'settings.manage']

/** What documents refer to and only few people change. */
const MASTERS = [
  { permission: 'warehouse.manage', icon: 'shop', word: t.warehouse.title, url: '/inventory/warehouses/index' },
  { permission: 'reason.manage', icon: 'edit', word: t.reason.title, url: '/inventory/reasons/index' },
  { permission: 'region.manage', icon: 'box', word: t.region.title, url: '/system/regions/index' },
  { permission: 'department.manage', icon: 'people', word: t.department.title, url: '/system/departments/index' },
] as const

/** Who I am here, which company, what is not yet sent, and the company's own pages. */
export default function Me() {
  const session = useSession()
  const company = useCompany()
  const waiting = useOutbox(
    (outbox) => outbox.parcels.filter(({ person, state }) => person === session.person?.id && state !== 'sending').length,
  )
  const go = (url: string) => () => void Taro.navigateTo({ url })
  const close = async () => {
    const { confirm } = await Taro.showModal({
      title: t.me.leaveTitle,
      content: waiting > 0 ? t.me.leaveWaiting(waiting) : t.me.leaveText,
      confirmText: t.me.leave,
      cancelText: t.act.cancel,
    })
    if (confirm) await leave()
  }
  return (
    <Page tab title={t.page.me}>
      <View className="card me-head">
        <View className="me-picture">
          <Text>{session.person?.name.slice(0, 1) ?? ''}</Text>
        </View>
        <View className="list-words">
          <Text className="head-title">{session.person?.name ?? ''}</Text>
          <Text className="head-quiet">{company?.roleWords ?? ''}</Text>
        </View>
      </View>
      <Card flush>
        <ListRow
          icon="shop"
          title={company?.name ?? t.company.none}
          facts={[t.me.switchHint(session.companies.length)]}
          onTap={go('/access/companies/index')}
        />
        <ListRow
          icon="waiting"
          title={t.page.unsent}
          tag={waiting > 0 ? <Tag word={String(waiting)} tone="warning" /> : undefined}
          onTap={go('/system/unsent/index')}
        />
      </Card>
      {COMPANY_PAGES.some((permission) => may(session, permission)) ? (
        <Card flush>
          {may(session, 'member.view') ? <ListRow icon="people" title={t.page.members} onTap={go('/access/members/index')} /> : null}
          {may(session, 'operation.view') ? <ListRow icon="book" title={t.page.operations} onTap={go('/access/audit/index')} /> : null}
          {may(session, 'import.run') ? <ListRow icon="upload" title={t.page.import} onTap={go('/system/import/index')} /> : null}
          {may(session, 'settings.manage') ? (
            <ListRow icon="settings" title={t.page.settings} onTap={go('/system/settings/index')} />
          ) : null}
        </Card>
      ) : null}
      {MASTERS.some(({ permission }) => may(session, permission)) ? (
        <Card flush>
          {MASTERS.filter(({ permission }) => may(session, permission)).map(({ icon, word, url }) => (
            <ListRow key={url} icon={icon} title={word} onTap={go(url)} />
          ))}
        </Card>
      ) : null}
      {signsInBy === 'password' ? (
        <View className="buttons">
          <Button look="quiet" icon="leave" word={t.me.leave} onTap={() => void close()} />
        </View>
      ) : null}
    </Page>
  )
}
