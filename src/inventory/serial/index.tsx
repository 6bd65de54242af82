import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useAsk } from '../../asking'
import { dayWords } from '../../day'
import { documentPage, kindLabel } from '../../kinds'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'

/** The whole life of one serial number, newest first: each coming and going with its document. */
export default function Serial() {
  const { number = '', sku } = useRouter().params
  const asked = useAsk('product', 'serial.detail', { number: decodeURIComponent(number), ...(sku ? { sku } : {}) })
  return (
    <Page title={t.serials.life} onRefresh={() => asked.refetch()}>
      {asked.isPending ? <Skeleton rows={5} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.data?.serials.map((serial) => (
        <View key={serial.sku}>
          <View className="card">
            <View className="list-first">
              <Text className="head-title number">{serial.number}</Text>
              {serial.warehouse ? <Tag word={serial.warehouseName ?? ''} tone="success" /> : <Tag word={t.serials.out} />}
            </View>
            <Text className="head-quiet">{[serial.name, serial.code].join(' · ')}</Text>
          </View>
          <View className="card card-flush">
            {serial.moves.map((move) => (
              <ListRow
                key={`${move.document}/${move.at}/${move.direction}`}
                icon={move.direction}
                title={move.partyName ?? kindLabel(move.kind)}
                tag={move.reversal ? <Tag word={t.states.voided} tone="danger" /> : undefined}
                facts={[`${kindLabel(move.kind)} ${dayWords(move.date)}`, move.number]}
                figure={move.warehouseName}
                onTap={() => Taro.navigateTo({ url: documentPage(move.kind, move.document) })}
              />
            ))}
          </View>
        </View>
      ))}
      {asked.data?.serials.length === 0 ? <EmptyState icon="tag" title={t.serials.none} advice={t.serials.noneAdvice} /> : null}
    </Page>
  )
}
