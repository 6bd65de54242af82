import Taro from '@tarojs/taro'

type Listener = Taro.onNetworkStatusChange.Callback

function listen(wanted: boolean, callback: () => void): () => void {
  const listener: Listener = ({ isConnected }) => {
    if (isConnected === wanted) callback()
  }
  Taro.onNetworkStatusChange(listener)
  return () => Taro.offNetworkStatusChange(listener)
}

/** Calls back each time the network returns; answers how to stop listening. */
export const onNetworkReturn = (callback: () => void): (() => void) => listen(true, callback)
export const onNetworkLoss = (callback: () => void): (() => void) => listen(false, callback)

export const isOnline = async (): Promise<boolean> => (await Taro.getNetworkType()).networkType !== 'none'
