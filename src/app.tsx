import { QueryClientProvider } from '@tanstack/react-query'
import Taro, { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { onSignedOut } from './api'
import { queryClient } from './asking'
import { onDelivered, startOutbox } from './outbox'
import { prepareCalls } from './platform/call'
import { currentSession } from './session'
import './app.scss'

const toLogin = () => {
  const here = Taro.getCurrentPages().at(-1)?.route ?? ''
  if (here.includes('pages/login/')) return
  currentSession().closed()
  queryClient.clear()
  Taro.reLaunch({ url: '/pages/login/index' })
}

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    prepareCalls()
    onSignedOut(toLogin)
    // A command may change figures on any page: what is on the screen is read again, the rest when it is next shown.
    onDelivered(() => void queryClient.invalidateQueries())
    startOutbox()
  })
  useDidShow(() => {
    Taro.eventCenter.trigger('app-shown')
  })
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
