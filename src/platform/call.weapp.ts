import Taro from '@tarojs/taro'
import { CALL_TIMEOUT, isAnswer, type Reply, type Send } from './port'

export const send: Send = (module, envelope) =>
  new Promise<Reply>((resolve) => {
    const clock = setTimeout(() => resolve({ answered: false, reason: 'timeout' }), CALL_TIMEOUT)
    Taro.cloud
      .callFunction({ name: module, data: envelope })
      .then(
        (outcome): Reply =>
          isAnswer(outcome.result) ? { answered: true, answer: outcome.result } : { answered: false, reason: 'unreachable' },
      )
      // The SDK rejects for a missing network and for a function that died alike; what it did is unknown in both.
      .catch((): Reply => ({ answered: false, reason: 'unreachable' }))
      .then((reply) => {
        clearTimeout(clock)
        resolve(reply)
      })
  })

export const prepareCalls = (): void => {
  Taro.cloud.init({ env: process.env.TARO_APP_CLOUD_ENV || undefined, traceUser: false })
}
