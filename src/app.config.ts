// WeChat reads its colours from theme.json by name; the browser takes our tokens themselves.
const colour = (name: string, token: string): string => (process.env.TARO_ENV === 'h5' ? `var(--${token})` : `@${name}`)

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/login/index', 'pages/scan/index', 'pages/documents/index', 'pages/me/index', 'pages/document/index'],
  subPackages: [
    {
      root: 'sales',
      pages: ['order/index', 'pick/index', 'return/index', 'deliver/index', 'parties/index', 'party/index', 'party-edit/index'],
    },
    { root: 'purchase', pages: ['receive/index', 'order/index'] },
    {
      root: 'inventory',
      pages: [
        'stock/index',
        'card/index',
        'adjust/index',
        'transfer/index',
        'arrivals/index',
        'arrive/index',
        'stocktakes/index',
        'stocktake-start/index',
        'count/index',
        'stocktake-review/index',
        'live/index',
        'lots/index',
        'lot/index',
        'serials/index',
        'serial/index',
        'alerts/index',
        'replenish/index',
        'movements/index',
        'reports/index',
        'report/index',
      ],
    },
    { root: 'finance', pages: ['trial-balance/index'] },
    {
      root: 'product',
      pages: [
        'list/index',
        'detail/index',
        'edit/index',
        'styles/index',
        'style/index',
        'categories/index',
        'prices/index',
        'price-history/index',
        'labels/index',
      ],
    },
    { root: 'access', pages: ['members/index', 'invite/index', 'companies/index', 'audit/index'] },
    { root: 'system', pages: ['import/index', 'settings/index', 'unsent/index', 'inbox/index'] },
  ],
  tabBar: {
    color: colour('tabColor', 'ink-2'),
    selectedColor: colour('tabSelected', 'brand'),
    backgroundColor: colour('card', 'card'),
    borderStyle: (process.env.TARO_ENV === 'h5' ? 'white' : '@tabBorder') as 'white',
    list: [
      { pagePath: 'pages/home/index', text: '工作台', iconPath: 'static/tab/home.png', selectedIconPath: 'static/tab/home-on.png' },
      { pagePath: 'pages/scan/index', text: '扫码', iconPath: 'static/tab/scan.png', selectedIconPath: 'static/tab/scan-on.png' },
      {
        pagePath: 'pages/documents/index',
        text: '单据',
        iconPath: 'static/tab/documents.png',
        selectedIconPath: 'static/tab/documents-on.png',
      },
      { pagePath: 'pages/me/index', text: '我的', iconPath: 'static/tab/me.png', selectedIconPath: 'static/tab/me-on.png' },
    ],
  },
  window: {
    navigationBarTitleText: '账房',
    navigationBarBackgroundColor: '@card',
    navigationBarTextStyle: '@navText' as 'black',
    backgroundColor: '@ground',
    backgroundTextStyle: '@backgroundText' as 'dark',
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  // Camera, clipboard and albums ask for consent before the first use.
  __usePrivacyCheck__: true,
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['sales', 'purchase', 'inventory'] },
  },
})
