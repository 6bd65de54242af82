import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../kit/Button'
import { Icon, type IconName } from '../../kit/Icon'
import { t } from '../../messages'
import { may, useMay, useSession } from '../../session'

/** What is done less often, for who may do it. */
const MORE: { word: string; icon: IconName; url: string; permission: string }[] = [
  { word: t.sales.order, icon: 'document', url: '/sales/order/index', permission: 'salesOrder.save' },
  { word: t.giveBack.free, icon: 'in', url: '/sales/free-return/index', permission: 'salesReturn.free' },
  { word: t.quick.title, icon: 'check', url: '/sales/quick/index', permission: 'sale.quick' },
  { word: t.money.collect, icon: 'in', url: '/finance/collect/index', permission: 'collection.save' },
  { word: t.money.pay, icon: 'out', url: '/finance/pay/index', permission: 'payment.save' },
  { word: t.count.title, icon: 'check', url: '/inventory/stocktakes/index', permission: 'stocktake.count' },
  { word: t.entry.transfer, icon: 'swap', url: '/inventory/transfer/index', permission: 'transfer.save' },
  { word: t.entry.adjust, icon: 'edit', url: '/inventory/adjust/index', permission: 'adjustment.save' },
  { word: t.entry.order, icon: 'document', url: '/purchase/order/index', permission: 'purchaseOrder.save' },
]

/** The acts of the day as large buttons; who works in the warehouse has the scanner above them. */
export function Acts({ scanner }: { scanner: boolean }) {
  const delivers = useMay('delivery.approve')
  const receives = useMay('receipt.approve')
  const session = useSession()
  const more = MORE.filter(({ permission }) => may(session, permission))
  if (!delivers && !receives && !scanner && more.length === 0) return null
  return (
    <View>
      {scanner ? (
        <View className="home-scan" role="button" hoverClass="button-pressed" onClick={() => Taro.switchTab({ url: '/pages/scan/index' })}>
          <Icon name="scan" size={40} />
          <View>
            <Text className="home-scan-word">{t.home.scan}</Text>
            <Text className="home-scan-text">{t.home.scanText}</Text>
          </View>
        </View>
      ) : null}
      <View className="home-acts">
        {delivers ? (
          <Button
            word={t.entry.deliver}
            icon="out"
            look={scanner ? 'quiet' : 'primary'}
            onTap={() => Taro.navigateTo({ url: '/sales/deliver/index' })}
          />
        ) : null}
        {receives ? (
          <Button
            word={t.entry.receive}
            icon="in"
            look={delivers ? 'quiet' : 'primary'}
            onTap={() => Taro.navigateTo({ url: '/purchase/receive/index' })}
          />
        ) : null}
      </View>
      {more.length > 0 ? (
        <View className="home-acts home-more">
          {more.map(({ word, icon, url }) => (
            <Button key={url} small word={word} icon={icon} look="quiet" onTap={() => Taro.navigateTo({ url })} />
          ))}
        </View>
      ) : null}
    </View>
  )
}
