import { useEffect } from 'react'

/** Taro's API as a component sees it: storage that works, everything else a recorded call. */
const stored = new Map<string, unknown>()
const done = () => jest.fn(async () => ({ errMsg: 'ok' }))

const Taro = {
  ENV_TYPE: { WEAPP: 'WEAPP', WEB: 'WEB' },
  getEnv: () => 'WEB',
  getStorageSync: (key: string) => stored.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
  removeStorageSync: (key: string) => void stored.delete(key),
  clearStorageSync: () => stored.clear(),
  getCurrentInstance: () => ({ router: { params: {}, path: '' }, page: null, app: null }),
  getCurrentPages: () => [],
  getSystemInfoSync: () => ({ windowWidth: 375, windowHeight: 667, pixelRatio: 2, platform: 'h5' }),
  getWindowInfo: () => ({ windowWidth: 375, windowHeight: 667, pixelRatio: 2 }),
  eventCenter: { on: jest.fn(), off: jest.fn(), trigger: jest.fn() },
  nextTick: (work: () => void) => queueMicrotask(work),
  navigateTo: done(),
  navigateBack: done(),
  redirectTo: done(),
  reLaunch: done(),
  switchTab: done(),
  showToast: done(),
  hideToast: done(),
  showLoading: done(),
  hideLoading: done(),
  showModal: jest.fn(async () => ({ confirm: true, cancel: false })),
  showActionSheet: jest.fn(async () => ({ tapIndex: 0 })),
  setNavigationBarTitle: done(),
  vibrateShort: done(),
  stopPullDownRefresh: done(),
  onNetworkStatusChange: jest.fn(),
  offNetworkStatusChange: jest.fn(),
  getNetworkType: jest.fn(async () => ({ networkType: 'wifi' })),
  request: jest.fn(),
}

const useOnce = (work: () => void) =>
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page calls it once, as Taro does
  useEffect(() => void work(), [])

export const useDidShow = useOnce
export const useLoad = useOnce
export const useReady = useOnce
export const useLaunch = useOnce
export const useDidHide = () => {}
export const useUnload = () => {}
export const usePullDownRefresh = () => {}
export const useReachBottom = () => {}
export const useShareAppMessage = () => {}
export const useRouter = () => Taro.getCurrentInstance().router

export const {
  getEnv,
  getStorageSync,
  setStorageSync,
  removeStorageSync,
  getCurrentInstance,
  getCurrentPages,
  navigateTo,
  navigateBack,
  redirectTo,
  reLaunch,
  switchTab,
  showToast,
  showLoading,
  hideLoading,
  showModal,
  showActionSheet,
  request,
  eventCenter,
  nextTick,
} = Taro
export default Taro
