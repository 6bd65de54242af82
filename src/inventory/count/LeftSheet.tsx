import { formatQuantity } from '../../../shared/kernel/money'
import { usePages } from '../../asking'
import { Button } from '../../kit/Button'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Sheet } from '../../kit/Sheet'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'

/** What nobody has counted yet; a tap counts it without a scan. */
export function LeftSheet({
  id,
  onChoose,
  onClose,
}: {
  id: string
  onChoose: (sku: string, lot: { lot: string | null; lotNumber: string }) => void
  onClose: () => void
}) {
  const list = usePages('inventory', 'stocktake.goods', { id, uncounted: true, limit: 60 }, (page) => page.more)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Sheet open tall title={t.count.leftTitle} onClose={onClose}>
      {list.isPending ? <Skeleton rows={5} /> : null}
      {list.error ? <ErrorNote trouble={troubleOf(list.error)} actWord={t.act.again} onAct={() => void list.refetch()} /> : null}
      {rows.map((row) => (
        <ListRow
          key={`${row.sku}/${row.lot ?? ''}`}
          title={row.name}
          tag={row.recount ? <Tag word={t.count.toRecount} tone="warning" /> : undefined}
          facts={[row.code, row.spec, row.lotNumber ? t.lot.numbered(row.lotNumber) : null]}
          figure={row.book ? t.count.book(`${formatQuantity(row.book)} ${row.baseUnit}`) : ''}
          onTap={() => onChoose(row.sku, { lot: row.lot ?? null, lotNumber: row.lotNumber ?? '' })}
        />
      ))}
      {list.hasNextPage ? <Button look="quiet" word={t.list.more} onTap={() => void list.fetchNextPage()} /> : null}
      {list.data && rows.length === 0 ? <EmptyState icon="check" title={t.count.done} /> : null}
    </Sheet>
  )
}
