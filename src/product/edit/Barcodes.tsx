import { Text, View } from '@tarojs/components'
import { Icon } from '../../kit/Icon'
import { ScanField } from '../../kit/ScanField'
import { t } from '../../messages'
import { signal } from '../../platform/feedback'

/** More codes of one unit, as suppliers change them: scan to add, tap to take away. */
export function Barcodes({ codes, onChange }: { codes: string[]; onChange: (codes: string[]) => void }) {
  const add = (code: string) => {
    if (codes.includes(code)) return signal('duplicate')
    signal('hit')
    onChange([...codes, code])
  }
  return (
    <View className="card">
      <Text className="figure-label">{t.goods.moreBarcodes}</Text>
      <ScanField placeholder={t.goods.addBarcode} onCode={add} />
      <View className="choices">
        {codes.map((code) => (
          <View
            key={code}
            className="chip"
            role="button"
            aria-label={t.entry.remove(code)}
            onClick={() => onChange(codes.filter((one) => one !== code))}
          >
            <Text className="number">{code}</Text>
            <Icon name="close" size={14} />
          </View>
        ))}
      </View>
    </View>
  )
}
