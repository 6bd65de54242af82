import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Page } from '../../kit/Page'
import { ScanField } from '../../kit/ScanField'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { signal } from '../../platform/feedback'
import { type Trouble, troubleOf } from '../../trouble'
import { type FoundGoods, identify } from './identify'
import { ScannedGoods } from './ScannedGoods'
import './scan.scss'

/** One entry for every code: goods show their card with stock, a document opens. */
export default function Scan() {
  const [goods, setGoods] = useState<FoundGoods[]>([])
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)

  const scan = async (code: string) => {
    setBusy(true)
    setTrouble(null)
    try {
      const found = await identify(code)
      if (found === null) {
        signal('unknown')
        setTrouble({ kind: 'local', ...t.scan.unknownCode(code) })
      } else if (found.kind === 'page') {
        signal('hit')
        await Taro.navigateTo({ url: found.url })
      } else {
        signal(goods[0]?.sku.id === found.sku.id ? 'duplicate' : 'hit')
        setGoods((before) => [found, ...before.filter(({ sku }) => sku.id !== found.sku.id)].slice(0, 5))
      }
    } catch (error) {
      signal('unknown')
      setTrouble(troubleOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Page tab title={t.page.scan} top={<ScanField big focus onCode={scan} />}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {busy && goods.length === 0 ? <Skeleton rows={2} /> : null}
      {goods.map((found, index) => (
        <ScannedGoods key={found.sku.id} found={found} open={index === 0} />
      ))}
      {goods.length === 0 && !trouble && !busy ? (
        <View className="card">
          <EmptyState icon="scan" title={t.scan.ready} advice={t.scan.readyAdvice} />
        </View>
      ) : null}
    </Page>
  )
}
