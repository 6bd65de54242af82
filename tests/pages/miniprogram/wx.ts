/** The part of WeChat's API that the app touches, faked: what it is asked is recorded, cloud functions are the test's. */
export interface CloudCall {
  name: string
  data: { action: string; company?: string; input?: unknown; requestId?: string }
}

export interface Navigation {
  open(url: string): Promise<unknown>
  closeTop(): void
  reopenTop(): void
  depth(): number
}

export interface WxOptions {
  firstPage: string
  storage: Map<string, unknown>
  navigation: Navigation
  cloud(call: CloudCall): Promise<unknown>
  scanned(): string
  record(name: string, options: unknown): void
  failed(error: unknown): void
  missing(name: string): void
}

interface Callbacks {
  success?: (result: unknown) => void
  fail?: (result: unknown) => void
  complete?: (result: unknown) => void
}

const SYSTEM = {
  brand: 'devtools',
  model: 'iPhone 12',
  pixelRatio: 3,
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 753,
  statusBarHeight: 47,
  language: 'zh_CN',
  version: '8.0.50',
  system: 'iOS 17.0',
  platform: 'devtools',
  SDKVersion: '3.5.0',
  theme: 'light',
  fontSizeScaleFactor: 1,
  safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
}
const BOX = { left: 0, top: 0, width: 375, height: 300, right: 375, bottom: 300, scrollTop: 0, scrollLeft: 0 }

/** `wx.createSelectorQuery()`: there is no layout, so every box is the same. */
function selectorQuery() {
  const asked: ((box: typeof BOX) => void)[] = []
  const add = (options: unknown, callback?: (box: typeof BOX) => void) => {
    asked.push((typeof options === 'function' ? options : (callback ?? (() => undefined))) as (box: typeof BOX) => void)
    return query
  }
  const node = { boundingClientRect: add, scrollOffset: add, fields: add, node: add, context: add }
  const query = {
    in: () => query,
    select: () => node,
    selectAll: () => node,
    selectViewport: () => node,
    exec: (callback?: (boxes: (typeof BOX)[]) => void) =>
      setTimeout(() => {
        for (const tell of asked) tell(BOX)
        callback?.(asked.map(() => BOX))
      }, 0),
  }
  return query
}

export function makeWx(options: WxOptions): Record<string, unknown> {
  const { navigation, storage } = options
  const answers =
    (name: string, result: (given: unknown) => object = () => ({})) =>
    (given: Callbacks = {}) => {
      options.record(name, given)
      void Promise.resolve().then(() => {
        const outcome = { errMsg: `${name}:ok`, ...result(given) }
        given.success?.(outcome)
        given.complete?.(outcome)
      })
    }
  const moves =
    (name: string, work: (given: { url: string; delta?: number }) => Promise<unknown> | unknown) =>
    (given: Callbacks & { url: string; delta?: number }) => {
      options.record(name, given)
      void Promise.resolve()
        .then(() => work(given))
        .then(
          () => given.success?.({ errMsg: `${name}:ok` }),
          (error: Error) => (given.fail ? given.fail({ errMsg: `${name}:fail ${error.message}` }) : options.failed(error)),
        )
        .then(() => given.complete?.({}))
    }
  const closeAll = () => {
    while (navigation.depth() > 0) navigation.closeTop()
  }
  const wx: Record<string, unknown> = {
    getSystemInfoSync: () => SYSTEM,
    getWindowInfo: () => SYSTEM,
    getDeviceInfo: () => SYSTEM,
    getAppBaseInfo: () => SYSTEM,
    getSystemSetting: () => ({}),
    getLaunchOptionsSync: () => ({ path: options.firstPage, query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: options.firstPage, query: {}, scene: 1001 }),
    canIUse: () => true,
    nextTick: (work: () => void) => setTimeout(work, 0),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
    getNetworkType: answers('getNetworkType', () => ({ networkType: 'wifi' })),
    scanCode: answers('scanCode', () => ({ result: options.scanned(), scanType: 'EAN_13' })),
    showModal: answers('showModal', () => ({ confirm: true, cancel: false })),
    cloud: {
      init: (given: unknown) => options.record('cloud.init', given),
      callFunction: async (call: CloudCall) => {
        options.record('cloud.callFunction', call)
        return { result: await options.cloud(call), errMsg: 'cloud.callFunction:ok' }
      },
    },
    // Taro takes over only what is really there, so these two cannot be left to the proxy below.
    onNetworkStatusChange: () => undefined,
    offNetworkStatusChange: () => undefined,
    createSelectorQuery: selectorQuery,
    navigateTo: moves('navigateTo', ({ url }) => navigation.open(url)),
    redirectTo: moves('redirectTo', ({ url }) => {
      navigation.closeTop()
      return navigation.open(url)
    }),
    navigateBack: moves('navigateBack', ({ delta = 1 }) => {
      for (let count = 0; count < delta && navigation.depth() > 1; count += 1) navigation.closeTop()
      navigation.reopenTop()
    }),
    reLaunch: moves('reLaunch', ({ url }) => {
      closeAll()
      return navigation.open(url)
    }),
    switchTab: moves('switchTab', ({ url }) => {
      closeAll()
      return navigation.open(url)
    }),
  }
  for (const name of [
    'showToast',
    'hideToast',
    'showLoading',
    'hideLoading',
    'setNavigationBarTitle',
    'stopPullDownRefresh',
    'vibrateShort',
    'vibrateLong',
    'setClipboardData',
  ])
    wx[name] = answers(name)
  return new Proxy(wx, {
    get(target, name) {
      if (typeof name !== 'string' || name in target) return target[name as string]
      if (/^(?:on|off)[A-Z]/.test(name)) return () => undefined
      options.missing(name)
      return undefined
    },
  })
}
