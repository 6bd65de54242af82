import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { t } from '../messages'
import { useOutbox } from '../outbox'
import { isOnline, onNetworkLoss, onNetworkReturn } from '../platform/network'
import { useSession } from '../session'
import { Icon } from './Icon'

/** Over the content while something is not yet answered, came back refused, or the network is gone. */
export function UnsentStrip() {
  const parcels = useOutbox((outbox) => outbox.parcels)
  const person = useSession((session) => session.person?.id)
  const [offline, setOffline] = useState(false)
  useEffect(() => {
    isOnline().then((online) => setOffline(!online))
    const stops = [onNetworkLoss(() => setOffline(true)), onNetworkReturn(() => setOffline(false))]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  const mine = parcels.filter((parcel) => parcel.person === person)
  const refused = mine.filter(({ state }) => state === 'refused').length
  const waiting = mine.filter(({ state }) => state === 'unanswered').length
  if (!refused && !waiting && !offline) return null
  const word = refused ? t.unsent.stripRefused(refused) : waiting ? t.unsent.stripWaiting(waiting) : t.unsent.stripOffline
  return (
    <View
      className={`strip ${refused ? 'strip-danger' : ''}`}
      role="status"
      onClick={() => Taro.navigateTo({ url: '/system/unsent/index' })}
    >
      <Icon name={refused ? 'warn' : waiting ? 'waiting' : 'offline'} size={16} />
      <Text className="strip-word cut">{word}</Text>
      <Icon name="next" size={14} />
    </View>
  )
}
