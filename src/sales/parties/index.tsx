import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ExportButton } from '../../kit/ExportButton'
import { InfiniteList } from '../../kit/InfiniteList'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { Search } from '../../kit/Search'
import { Tag } from '../../kit/Tag'
import { roleOf, usePartyPages } from '../../masters/parties'
import { usePartyFilter } from '../usePartyFilter'
import { t } from '../../messages'
import { useMay } from '../../session'
import { type Trouble, troubleOf } from '../../trouble'

/** Customers or suppliers, with what they owe or are owed. */
export default function Parties() {
  const role = roleOf(useRouter().params.role)
  const [text, setText] = useState('')
  const manages = useMay(`${role}.manage`)
  const { chips, chosen, choose, filter } = usePartyFilter(role)
  const list = usePartyPages(role, text, filter)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const add = <Button word={t.party.add[role]} icon="plus" onTap={() => Taro.navigateTo({ url: `/sales/party-edit/index?role=${role}` })} />
  return (
    <Page
      fixed
      title={t.party.title[role]}
      onRefresh={() => list.refetch()}
      top={
        <View>
          <Search placeholder={t.party.search} onSearch={setText} />
          {chips.length > 1 ? <Chips chips={chips} value={chosen} onChange={choose} /> : null}
        </View>
      }
      footer={
        role === 'supplier' ? (
          <View className="buttons">
            <ExportButton
              module="purchase"
              action="purchase.export"
              word={t.buying.supplier.records}
              input={{ report: 'record' }}
              onTrouble={setTrouble}
            />
            {manages ? add : null}
          </View>
        ) : manages ? (
          add
        ) : undefined
      }
    >
      <InfiniteList
        rows={rows}
        rowKey={(row) => row.id}
        rowHeight={68}
        loading={list.isFetching}
        more={Boolean(list.hasNextPage)}
        onMore={() => void list.fetchNextPage()}
        onRefresh={() => list.refetch()}
        header={
          <View>
            {trouble ? <ErrorNote trouble={trouble} /> : null}
            {list.error ? <ErrorNote trouble={troubleOf(list.error)} actWord={t.act.again} onAct={() => void list.refetch()} /> : null}
          </View>
        }
        empty={list.error ? null : <EmptyState icon="people" title={t.party.none} advice={t.party.noneAdvice} />}
        render={(row) => (
          <ListRow
            title={row.name}
            tag={row.archived ? <Tag word={t.word.archived} /> : row.tags[0] ? <Tag word={row.tags[0]} tone="brand" /> : undefined}
            facts={[row.code, row.priceLevelName, row.regionName, row.contact, row.phone]}
            figure={row.balance === undefined || row.balance === null ? undefined : <Money value={row.balance} />}
            onTap={() =>
              Taro.navigateTo({
                url: role === 'supplier' ? `/purchase/supplier/index?id=${row.id}` : `/sales/party/index?role=${role}&id=${row.id}`,
              })
            }
          />
        )}
      />
    </Page>
  )
}
