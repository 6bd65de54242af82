import { Text } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { formatPrice } from '../../../shared/kernel/money'
import { PRICE_TARGETS } from '../../../shared/product/priceRule'
import { usePages } from '../../asking'
import { dayWords, momentWords } from '../../day'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { Search } from '../../kit/Search'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import type { Trouble } from '../../trouble'

const TARGETS = Object.entries(PRICE_TARGETS).map(([value, word]) => ({ value: value as keyof typeof PRICE_TARGETS, word }))
const CHIPS = (['any', 'planned', 'done'] as const).map((value) => ({ value, word: t.price.states[value] }))
const shown = (price: string | null | undefined): string => (price ? formatPrice(price) : t.word.noPrice)

/** Who changed which price when, and what will change on a day to come. */
export default function PriceHistory() {
  const { sku } = useRouter().params
  const changes = useMay('price.change')
  const [state, setState] = useState<(typeof CHIPS)[number]['value']>('any')
  const [target, setTarget] = useState<'any' | keyof typeof PRICE_TARGETS>('any')
  const [text, setText] = useState('')
  const seesCost = useMay('cost.view')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const input = {
    limit: 60,
    ...(sku ? { sku } : {}),
    ...(text ? { text } : {}),
    ...(state === 'any' ? {} : { state }),
    ...(target === 'any' ? {} : { target }),
  }
  const targets = [{ value: 'any' as const, word: t.price.everyTarget }, ...TARGETS.filter(({ value }) => seesCost || value !== 'purchase')]
  const list = usePages('product', 'price.history', input, (page) => page.more)
  const cancel = async (batch: string, dueOn: string) => {
    const { confirm } = await Taro.showModal({
      title: t.price.cancelTitle,
      content: t.price.cancelText(dayWords(dueOn)),
      confirmText: t.act.confirm,
      cancelText: t.act.cancel,
    })
    if (!confirm) return
    const outcome = await act('product', 'price.cancel', { batch }, { title: t.price.cancel })
    if (outcome.kind === 'trouble') setTrouble(outcome.trouble)
    await list.refetch()
  }
  return (
    <Page
      fixed
      title={t.price.history}
      onRefresh={() => list.refetch()}
      top={
        <>
          {sku ? null : <Search placeholder={t.price.search} onSearch={setText} />}
          <Chips chips={CHIPS} value={state} onChange={setState} />
          <Chips chips={targets} value={target} onChange={setTarget} />
        </>
      }
    >
      <PagedList
        list={list}
        rowKey={(row) => row.id}
        header={trouble ? <ErrorNote trouble={trouble} /> : null}
        empty={{ icon: 'tag', title: t.price.none, advice: t.price.noneAdvice }}
        render={(row) => (
          <ListRow
            title={row.name}
            tag={row.state === 'planned' ? <Tag word={t.price.later(dayWords(row.dueOn))} tone="info" /> : undefined}
            facts={[
              [PRICE_TARGETS[row.target], row.levelName].filter(Boolean).join(' '),
              row.unitName,
              t.price.by(row.madeByName, momentWords(row.madeAt)),
            ]}
            figure={<Text className="number quantity">{t.price.from(shown(row.was), shown(row.price))}</Text>}
            figureNote={
              changes && row.state === 'planned' ? (
                <Button small look="quiet" word={t.price.cancel} onTap={() => void cancel(row.batch, row.dueOn)} />
              ) : undefined
            }
          />
        )}
      />
    </Page>
  )
}
