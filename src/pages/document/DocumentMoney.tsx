import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { formatMoney } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import type { Detail } from '../../documents/act'
import { documentPage, kindLabel } from '../../kinds'
import { Card } from '../../kit/Card'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Picture } from '../../kit/Picture'
import { t } from '../../messages'
import { dayWords } from '../../day'
import { pictureAddress } from '../../platform/picture'
import { showPicture } from '../../platform/show'

type Lists = Partial<Pick<OutputOf<'finance', 'collection.detail'>, 'methods' | 'items'>> & {
  charges?: (OutputOf<'finance', 'expense.detail'>['charges'][number] & { categoryName?: string; departmentName?: string })[]
}

/** How the money of a document came or went, and which open items it settles; a tap opens the document behind one. */
export function DocumentMoney({ detail }: { detail: Detail }) {
  const { methods = [], items = [], charges = [], photo } = detail as Lists & { photo?: string | null }
  return (
    <>
      {charges.length > 0 ? (
        <Card flush title={t.expense.charges}>
          {charges.map((charge) => (
            <ListRow
              key={`${charge.category}/${charge.amount}/${charge.note}`}
              title={charge.categoryName ?? ''}
              facts={[charge.departmentName, charge.tax ? `${t.expense.tax} ${formatMoney(charge.tax)}` : null, charge.note]}
              figure={<Money value={charge.amount} />}
            />
          ))}
        </Card>
      ) : null}
      {photo ? (
        <Card title={t.expense.photo}>
          <Picture id={photo} size={88} onTap={() => void pictureAddress(photo).then(showPicture)} />
        </Card>
      ) : null}
      <Card flush={methods.length > 0} {...(methods.length > 0 ? { title: t.money.methods } : {})}>
        {methods.map((way) => (
          <ListRow
            key={`${way.fund}/${way.amount}/${way.reference}`}
            title={way.fundName ?? ''}
            facts={[way.fee ? `${t.money.fee} ${formatMoney(way.fee)}` : null, way.reference]}
            figure={<Money value={way.amount} />}
          />
        ))}
        <View className="document-totals">
          <View className="document-total document-sum">
            <Text>{t.money.amount}</Text>
            <Money value={detail.amountIncl} size="large" />
          </View>
        </View>
      </Card>
      {items.length > 0 ? (
        <Card flush title={t.money.items}>
          {items.map((item) => (
            <ListRow
              key={`${item.posting}/${item.seq}`}
              title={item.number ?? kindLabel(item.kind ?? '')}
              facts={[t.money.accounts[item.account ?? ''], kindLabel(item.kind ?? ''), item.date ? dayWords(item.date) : null]}
              figure={<Money value={item.amount} />}
              onTap={() => Taro.navigateTo({ url: documentPage(item.kind ?? '', item.document ?? '') })}
            />
          ))}
        </Card>
      ) : null}
    </>
  )
}
