import { Text, View } from '@tarojs/components'
import type { OutputOf } from '../../api'
import { Card } from '../../kit/Card'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'

/** What the dry run found: how many rows come in, and each wrong one with its row and column. */
export function CheckResult({ checked }: { checked: OutputOf<'system', 'import.check'> }) {
  return (
    <Card title={t.import.stepCheck}>
      <View className="import-counts">
        <Tag word={t.import.rows(checked.rows)} />
        <Tag word={t.import.create(checked.create)} tone="success" />
        <Tag word={t.import.update(checked.update)} tone="info" />
        {checked.errorCount > 0 ? <Tag word={t.import.errors(checked.errorCount)} tone="danger" /> : null}
      </View>
      {checked.errors.map((error) => (
        <View key={`${error.row}/${error.column ?? ''}/${error.message}`} className="import-error">
          <Text className="number import-row">{t.import.row(error.row)}</Text>
          <Text className="import-message">{error.column ? `${error.column}：${error.message}` : error.message}</Text>
        </View>
      ))}
      {checked.errorCount > checked.errors.length ? (
        <Text className="quiet">{t.import.moreErrors(checked.errorCount - checked.errors.length)}</Text>
      ) : null}
      {checked.errorCount > 0 ? <Text className="import-rule">{t.import.rule}</Text> : null}
      {checked.errorCount === 0 ? <Text className="quiet">{t.import.clean}</Text> : null}
    </Card>
  )
}
