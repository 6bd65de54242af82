import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { t } from '../../messages'
import { may, useSession } from '../../session'
import { REPORTS } from '../report/columns'

const OTHERS = [
  { word: t.reports.others.lots, url: '/inventory/lots/index', permission: 'stock.view' },
  { word: t.reports.others.serials, url: '/inventory/serials/index', permission: 'stock.view' },
  { word: t.levels.title, url: '/inventory/levels/index', permission: 'level.view' },
  { word: t.reports.others.movements, url: '/inventory/movements/index', permission: 'movement.view' },
]

/** The stock reports, each with what it tells. */
export default function Reports() {
  const session = useSession()
  return (
    <Page title={t.page.reports}>
      <View className="card card-flush">
        {REPORTS.map((name) => (
          <ListRow
            key={name}
            icon="chart"
            title={t.reports.titles[name]}
            facts={[t.reports.texts[name]]}
            onTap={() => Taro.navigateTo({ url: `/inventory/report/index?name=${name}` })}
          />
        ))}
      </View>
      <View className="card card-flush">
        {OTHERS.filter(({ permission }) => may(session, permission)).map(({ word, url }) => (
          <ListRow key={url} icon="document" title={word} onTap={() => Taro.navigateTo({ url })} />
        ))}
      </View>
    </Page>
  )
}
