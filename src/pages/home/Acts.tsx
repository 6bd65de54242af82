import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../kit/Button'
import { Icon } from '../../kit/Icon'
import { t } from '../../messages'
import { useMay } from '../../session'

/** The acts of the day as large buttons; who works in the warehouse has the scanner above them. */
export function Acts({ scanner }: { scanner: boolean }) {
  const delivers = useMay('delivery.approve')
  const receives = useMay('receipt.approve')
  if (!delivers && !receives && !scanner) return null
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
    </View>
  )
}
