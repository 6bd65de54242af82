import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Detail, Verb } from '../../documents/act'
import { entryPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { t } from '../../messages'
import { may, useSession } from '../../session'

export interface NextStepProps {
  detail: Detail
  busy: Verb | null
  onVerb: (verb: Verb) => void
  onShare: () => void
}

/** What comes next on another page: what was sent is received, what was ordered is picked, what was delivered may come back. */
function onwardOf(detail: Detail): { word: string; url: string; may: string } | null {
  if (detail.state !== 'approved' || (detail.kind !== 'transfer' && detail.fulfilment === 'full')) return null
  if (detail.kind === 'transfer' && !(detail as { direct?: boolean | null }).direct)
    return { word: t.document.onward, url: `/inventory/arrive/index?id=${detail.id}`, may: 'transferIn.save' }
  if (detail.kind === 'salesOrder') return { word: t.sales.deliver, url: `/sales/pick/index?orders=${detail.id}`, may: 'delivery.save' }
  if (detail.kind === 'delivery') return { word: t.sales.giveBack, url: `/sales/return/index?id=${detail.id}`, may: 'salesReturn.save' }
  if (detail.kind === 'purchaseOrder')
    return { word: t.document.onward, url: `/purchase/arrive/index?orders=${detail.id}`, may: 'receipt.save' }
  if (detail.kind === 'receipt')
    return { word: t.sales.giveBack, url: `/purchase/return/index?id=${detail.id}`, may: 'purchaseReturn.save' }
  return null
}

/** What may come back or go back is the exception; nobody is led to it. */
const QUIET = ['delivery', 'receipt']

/** One primary button for the next step; beside it, quietly, what else this person may do now. */
export function NextStep({ detail, busy, onVerb, onShare }: NextStepProps) {
  const session = useSession()
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
  const onward = onwardOf(detail)
  return (
    <View className="buttons">
      {can('void') ? verb('void', 'danger') : null}
      {can('close') ? verb('close', 'quiet') : null}
      {can('reopen') ? verb('reopen', 'quiet') : null}
      {entry && can('change') ? (
        <Button word={t.sales.change} look="quiet" onTap={() => Taro.navigateTo({ url: `${entry}?id=${detail.id}&revise=1` })} />
      ) : (
        repeat
      )}
      {onward && may(session, onward.may) ? (
        <Button
          word={onward.word}
          look={QUIET.includes(detail.kind) ? 'quiet' : 'primary'}
          onTap={() => Taro.navigateTo({ url: onward.url })}
        />
      ) : null}
      {onward && !QUIET.includes(detail.kind) ? null : share}
    </View>
  )
}
