import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { showDocuments } from '../../documents/filter'
import { Icon, type IconName } from '../../kit/Icon'
import { t } from '../../messages'
import { may, useSession } from '../../session'

const openOrders = () => {
  showDocuments({ state: 'open', kind: 'salesOrder' })
  void Taro.switchTab({ url: '/pages/documents/index' })
}

const SHORTCUTS: { word: string; icon: IconName; url: string | (() => void); permission: string }[] = [
  { word: t.page.orders, icon: 'document', url: openOrders, permission: 'salesOrder.view' },
  { word: t.ship.title, icon: 'out', url: '/sales/to-ship/index', permission: 'delivery.save' },
  { word: t.page.stock, icon: 'box', url: '/inventory/stock/index', permission: 'stock.view' },
  { word: t.page.products, icon: 'tag', url: '/product/list/index', permission: 'sku.view' },
  { word: t.page.stocktakes, icon: 'check', url: '/inventory/stocktakes/index', permission: 'stocktake.view' },
  { word: t.selling.title, icon: 'chart', url: '/sales/analysis/index', permission: 'delivery.view' },
  { word: t.buying.analysis.title, icon: 'chart', url: '/purchase/analysis/index', permission: 'supplierPrice.view' },
  { word: t.buying.arrivals.title, icon: 'in', url: '/purchase/arrivals/index', permission: 'receipt.save' },
  { word: t.page.arrivals, icon: 'swap', url: '/inventory/arrivals/index', permission: 'transfer.view' },
  { word: t.page.alerts, icon: 'warn', url: '/inventory/alerts/index', permission: 'alert.view' },
  { word: t.page.replenish, icon: 'refresh', url: '/inventory/replenish/index', permission: 'replenish.view' },
  { word: t.page.movements, icon: 'document', url: '/inventory/movements/index', permission: 'movement.view' },
  { word: t.page.reports, icon: 'chart', url: '/inventory/reports/index', permission: 'report.stock' },
  { word: t.page.customers, icon: 'people', url: '/sales/parties/index?role=customer', permission: 'customer.view' },
  { word: t.promotion.title, icon: 'tag', url: '/sales/promotions/index', permission: 'promotion.view' },
  { word: t.agreement.short, icon: 'people', url: '/sales/agreements/index', permission: 'agreement.view' },
  { word: t.tier.title, icon: 'chart', url: '/sales/tiers/index', permission: 'priceTier.view' },
  { word: t.page.suppliers, icon: 'shop', url: '/sales/parties/index?role=supplier', permission: 'supplier.view' },
  { word: t.finance.title, icon: 'book', url: '/finance/hub/index', permission: 'fundBalance.view' },
  { word: t.page.import, icon: 'upload', url: '/system/import/index', permission: 'import.run' },
  { word: t.page.members, icon: 'person', url: '/access/members/index', permission: 'member.view' },
  { word: t.page.settings, icon: 'settings', url: '/system/settings/index', permission: 'settings.manage' },
]

/** Only what this person may open. */
export function Shortcuts() {
  const session = useSession()
  const open = SHORTCUTS.filter(({ permission }) => may(session, permission))
  if (open.length === 0) return null
  return (
    <View className="card shortcuts">
      {open.map(({ word, icon, url }) => (
        <View
          key={word}
          className="shortcut"
          role="button"
          hoverClass="pressed"
          onClick={typeof url === 'string' ? () => Taro.navigateTo({ url }) : url}
        >
          <View className="list-icon">
            <Icon name={icon} size={22} />
          </View>
          <Text className="shortcut-word">{word}</Text>
        </View>
      ))}
    </View>
  )
}
