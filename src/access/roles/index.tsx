import { Text } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useAsk } from '../../asking'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'
import './roles.scss'

const rolePage = (id: string | null) => void Taro.navigateTo({ url: `/access/role/index${id ? `?id=${id}` : ''}` })

/** The roles of the company: its own, which can be changed, and those built in, which can be copied. */
export default function Roles() {
  const asked = useAsk('access', 'role.list', {})
  useDidShow(() => void asked.refetch())
  const groups = [
    { title: t.role.own, rows: asked.data?.rows.filter(({ own }) => own) ?? [] },
    { title: t.role.builtIn, rows: asked.data?.rows.filter(({ own }) => !own) ?? [] },
  ]
  return (
    <Page
      title={t.role.title}
      onRefresh={() => asked.refetch()}
      footer={<Button word={t.role.add} icon="plus" onTap={() => rolePage(null)} />}
    >
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.data
        ? groups.map(({ title, rows }) => (
            <Card key={title} flush title={title}>
              {rows.map(({ id, name, note, permissions, members }) => (
                <ListRow key={id} title={name} facts={[t.role.size(permissions, members), note]} onTap={() => rolePage(id)} />
              ))}
              {rows.length === 0 ? <Text className="quiet role-none">{t.role.none}</Text> : null}
            </Card>
          ))
        : null}
    </Page>
  )
}
