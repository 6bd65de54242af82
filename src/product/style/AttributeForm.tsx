import { Input, Text, View } from '@tarojs/components'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { t } from '../../messages'

export interface Attribute {
  name: string
  /** As it is typed: values between spaces. */
  typed: string
}

export const valuesOf = (typed: string): string[] => [...new Set(typed.split(/[\s,，、;；]+/).filter(Boolean))]

/** Attributes of a product, colour and size: a name, and its values in one line. */
export function AttributeForm({ attributes, onChange }: { attributes: Attribute[]; onChange: (attributes: Attribute[]) => void }) {
  const change = (at: number, next: Partial<Attribute>) =>
    onChange(attributes.map((known, index) => (index === at ? { ...known, ...next } : known)))
  return (
    <Card title={t.style.attributes}>
      {attributes.map((attribute, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: attributes keep their order and have no id
        <View key={at} className="attribute">
          <View className="field-line">
            <Input
              className="field-input style-name"
              value={attribute.name}
              placeholder={t.style.attributeName}
              placeholderClass="placeholder"
              onInput={(event) => change(at, { name: event.detail.value })}
            />
            <Button small look="quiet" word={t.act.remove} onTap={() => onChange(attributes.filter((_, index) => index !== at))} />
          </View>
          <Input
            className="field-input style-values"
            value={attribute.typed}
            placeholder={t.style.values}
            placeholderClass="placeholder"
            onInput={(event) => change(at, { typed: event.detail.value })}
          />
          <View className="choices">
            {valuesOf(attribute.typed).map((value) => (
              <View key={value} className="chip">
                <Text>{value}</Text>
              </View>
            ))}
          </View>
        </View>
      ))}
      {attributes.length < 5 ? (
        <Button
          small
          look="quiet"
          icon="plus"
          word={t.style.addAttribute}
          onTap={() => onChange([...attributes, { name: '', typed: '' }])}
        />
      ) : null}
    </Card>
  )
}
