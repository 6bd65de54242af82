import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { transitWarehouse } from '../../../shared/masters/places'
import { usePages } from '../../asking'
import { readPieces } from '../../entry/recall'
import { Chips } from '../../kit/Chips'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { ScanField } from '../../kit/ScanField'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { useMay, useSession } from '../../session'

const CHIPS = (['inStock', 'out', 'any'] as const).map((value) => ({ value, word: t.serials.places[value] }))

/** Serial numbers and where each is; a scan or a tap opens its life. */
export default function Serials() {
  const { sku } = useRouter().params
  const sees = useMay('serial.view')
  const company = useSession((session) => session.company)
  const transit = company && transitWarehouse(company)
  const [text, setText] = useState('')
  const [place, setPlace] = useState<(typeof CHIPS)[number]['value']>('inStock')
  const input = { limit: 60, ...(sku ? { sku } : {}), ...(text ? { text } : {}), ...(place === 'any' ? {} : { place }) }
  const list = usePages('product', 'serial.list', input, (page) => page.more)
  const open = (number: string, goods = sku) =>
    void Taro.navigateTo({ url: `/inventory/serial/index?number=${encodeURIComponent(number)}${goods ? `&sku=${goods}` : ''}` })
  return (
    <Page
      fixed
      title={t.serials.title}
      onRefresh={() => list.refetch()}
      top={
        <>
          <ScanField
            placeholder={t.serials.search}
            onCode={(code) => open(readPieces(code, 'serial').serials?.[0] ?? code)}
            onTyping={setText}
          />
          <Chips chips={CHIPS} value={place} onChange={setPlace} />
        </>
      }
    >
      <PagedList
        list={list}
        rowKey={(row) => `${row.sku}/${row.number}`}
        empty={{ icon: 'tag', title: t.serials.none, advice: t.serials.noneAdvice }}
        render={(row) => (
          <ListRow
            title={row.number}
            tag={
              !row.warehouse ? (
                <Tag word={t.serials.out} />
              ) : row.warehouse === transit ? (
                <Tag word={t.serials.travelling} tone="info" />
              ) : (
                <Tag word={t.serials.places.inStock} tone="success" />
              )
            }
            facts={[row.name, row.warehouse === transit ? null : row.warehouseName]}
            {...(sees ? { onTap: () => open(row.number, row.sku) } : {})}
          />
        )}
      />
    </Page>
  )
}
