import Taro from '@tarojs/taro'

/** Small values kept on this phone. A full or blocked store must never stop the work in hand. */
export function readStored<T>(key: string): T | null {
  try {
    const value: unknown = Taro.getStorageSync(key)
    return value === '' || value === undefined ? null : (value as T)
  } catch {
    return null
  }
}

/** Says whether the value is really kept: an unsent command must not be sent from memory alone. */
export function store(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(key, value)
    return true
  } catch {
    return false
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // Nothing was kept under this name.
  }
}
