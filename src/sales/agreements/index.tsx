import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { formatPrice } from '../../../shared/kernel/money'
import { PROMOTION_STATES } from '../../../shared/sales/promotion'
import { usePages } from '../../asking'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { Search } from '../../kit/Search'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { useMay } from '../../session'
import { RULE_TONES, STATE_CHIPS, type StateFilter, windowWords } from '../ruleState'

/** Prices promised to customers, all or of one; by name of either side and by state. */
export default function Agreements() {
  const { party, name } = useRouter().params
  const customer = name ? decodeURIComponent(name) : ''
  const [text, setText] = useState('')
  const [state, setState] = useState<StateFilter>('all')
  const manages = useMay('agreement.manage')
  const list = usePages(
    'sales',
    'agreement.list',
    { limit: 60, ...(text ? { text } : {}), ...(party ? { party } : {}), ...(state === 'all' ? {} : { state }) },
    (page) => page.more,
  )
  const add = () => Taro.navigateTo({ url: `/sales/agreement/index${party ? `?party=${party}&name=${encodeURIComponent(customer)}` : ''}` })
  return (
    <Page
      fixed
      title={customer ? `${customer} ${t.agreement.edit}` : t.agreement.title}
      onRefresh={() => list.refetch()}
      top={
        <View>
          <Search placeholder={t.agreement.search} onSearch={setText} />
          <Chips chips={STATE_CHIPS} value={state} onChange={setState} />
        </View>
      }
      footer={manages ? <Button icon="plus" word={t.agreement.add} onTap={() => void add()} /> : undefined}
    >
      <PagedList
        list={list}
        rowKey={(row) => row.id}
        empty={
          text || state !== 'all'
            ? { icon: 'tag', title: t.agreement.noneFound }
            : { icon: 'tag', title: t.agreement.none, advice: t.agreement.noneAdvice }
        }
        render={(row) => (
          <ListRow
            title={row.name}
            tag={<Tag word={PROMOTION_STATES[row.state]} tone={RULE_TONES[row.state]} />}
            facts={[party ? row.code : row.partyName, row.spec, windowWords(row.from, row.to)]}
            figure={<Text className="number quantity">{`${formatPrice(row.price)}/${row.unitName}`}</Text>}
            figureNote={
              row.salePrice ? (
                <Text className="number quiet list-facts">{t.agreement.standard(formatPrice(row.salePrice))}</Text>
              ) : undefined
            }
            {...(manages ? { onTap: () => Taro.navigateTo({ url: `/sales/agreement/index?id=${row.id}` }) } : {})}
          />
        )}
      />
    </Page>
  )
}
