import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Detail, Verb } from '../../documents/act'
import { entryPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { t } from '../../messages'

export interface NextStepProps {
  detail: Detail
  busy: Verb | null
  onVerb: (verb: Verb) => void
  onShare: () => void
}

/** What was sent to another warehouse is received there. */
const onwardPage = (detail: Detail): string | null =>
  detail.kind === 'transfer' && !(detail as { direct?: boolean | null }).direct ? `/inventory/arrive/index?id=${detail.id}` : null

/** One primary button for the next step; beside it, quietly, what else this person may do now. */
export function NextStep({ detail, busy, onVerb, onShare }: NextStepProps) {
  const can = (verb: string) => detail.allowed.includes(verb)
  const entry = entryPage(detail.kind)
  const verb = (name: Verb, look: 'primary' | 'quiet' | 'danger') => (
    <Button key={name} word={t.document.verbs[name]} look={look} busy={busy === name} disabled={busy !== null} onTap={() => onVerb(name)} />
  )
  if (detail.kind === 'stocktake' && detail.state === 'draft')
    return (
      <View className="buttons">
        {can('remove') || can('save') ? verb('remove', 'danger') : null}
        <Button word={t.count.goOn} onTap={() => Taro.navigateTo({ url: `/inventory/count/index?id=${detail.id}` })} />
      </View>
    )
  const edit =
    entry && can('save') ? (
      <Button key="edit" word={t.act.edit} look="quiet" onTap={() => Taro.navigateTo({ url: `${entry}?id=${detail.id}` })} />
    ) : null
  const repeat =
    entry && detail.state !== 'draft' ? (
      <Button key="repeat" word={t.document.repeat} look="quiet" onTap={() => Taro.navigateTo({ url: `${entry}?copy=${detail.id}` })} />
    ) : null
  const share = <Button key="share" word={t.act.share} look={detail.state === 'approved' ? 'primary' : 'quiet'} onTap={onShare} />

  if (detail.state === 'draft')
    return (
      <View className="buttons">
        {can('remove') || can('save') ? verb('remove', 'danger') : null}
        {edit}
        {can('submit') ? verb('submit', 'primary') : null}
      </View>
    )
  if (detail.state === 'submitted')
    return (
      <View className="buttons">
        {can('reject') ? verb('reject', 'danger') : null}
        {can('approve') ? verb('approve', 'primary') : share}
      </View>
    )
  const onward = onwardPage(detail)
  return (
    <View className="buttons">
      {can('void') ? verb('void', 'danger') : null}
      {repeat}
      {onward && detail.state === 'approved' ? <Button word={t.document.onward} onTap={() => Taro.navigateTo({ url: onward })} /> : share}
    </View>
  )
}
