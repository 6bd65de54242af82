import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SkuRow } from '../entry/lines'
import { SkuResults } from '../entry/SkuResults'
import { Search } from '../kit/Search'
import { Sheet } from '../kit/Sheet'
import { t } from '../messages'

/** Choosing goods by name, code or pinyin, in the unit they are sold in by default. */
export function GoodsSheet({ onChoose, onClose }: { onChoose: (sku: SkuRow, unit: string) => void; onClose: () => void }) {
  const [text, setText] = useState('')
  return (
    <Sheet open tall title={t.agreement.chooseGoods} onClose={onClose}>
      <View className="sheet-search">
        <Search placeholder={t.agreement.searchGoods} onSearch={setText} />
      </View>
      <SkuResults text={text} warehouse={null} priceOf={(unit) => unit.salePrice} showPrice showStock={false} onAdd={onChoose} />
    </Sheet>
  )
}
