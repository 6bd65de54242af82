/** Calls back each time the network returns; answers how to stop listening. */
export function onNetworkReturn(callback: () => void): () => void {
  window.addEventListener('online', callback)
  return () => window.removeEventListener('online', callback)
}

export function onNetworkLoss(callback: () => void): () => void {
  window.addEventListener('offline', callback)
  return () => window.removeEventListener('offline', callback)
}

export const isOnline = async (): Promise<boolean> => navigator.onLine
