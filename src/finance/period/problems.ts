import Taro from '@tarojs/taro'
import type { OutputOf } from '../../api'
import { showDocuments } from '../../documents/filter'

export type Problem = OutputOf<'finance', 'period.check'>['problems'][number]

/** Opens what a problem is about; null where there is nothing to look at. */
export function wayTo({ check, account }: Problem, period: string): (() => void) | null {
  const page = (url: string) => () => void Taro.navigateTo({ url })
  const documents = (state: 'draft' | 'submitted') => () => {
    showDocuments({ state })
    void Taro.switchTab({ url: '/pages/documents/index' })
  }
  switch (check) {
    case 'notOver':
      return null
    case 'earlierOpen':
      return page('/finance/periods/index')
    case 'submitted':
      return documents('submitted')
    case 'drafts':
      return documents('draft')
    case 'negativeStock':
      return page('/inventory/stock/index')
    case 'negativeFund':
      return page('/finance/funds/index')
    default:
      return page(account ? `/finance/account/index?account=${account}&period=${period}` : '/finance/trial-balance/index')
  }
}
