import { View } from '@tarojs/components'
import { useState } from 'react'
import { bare } from '../../shared/kernel/fields'
import { dec } from '../../shared/kernel/money'
import { lineFields } from '../../shared/kernel/document'
import { inUnits } from '../../shared/masters/quantities'
import { useAsk } from '../asking'
import { Button } from '../kit/Button'
import { EmptyState } from '../kit/EmptyState'
import { ErrorNote } from '../kit/ErrorNote'
import { Form } from '../kit/Form'
import { ListRow } from '../kit/ListRow'
import { ScanField } from '../kit/ScanField'
import { Sheet } from '../kit/Sheet'
import { Skeleton } from '../kit/Skeleton'
import { Tag } from '../kit/Tag'
import { t } from '../messages'
import { signal } from '../platform/feedback'
import { troubleOf } from '../trouble'
import { baseOf, type EntryLine, producedOn } from './lines'
import { readPieces } from './recall'

export interface LotSheetProps {
  line: EntryLine
  warehouse: string | null
  onChange: (next: Partial<EntryLine>) => void
  onClose: () => void
}

/** Optional on a line, since most goods have no batch; here it is what is asked for. */
const NEW_LOT = { lotNumber: bare(lineFields.lotNumber), producedAt: lineFields.producedAt, expiresAt: lineFields.expiresAt }

/** Goods come in: the batch number and days from the label, by a scan of its code or by hand. */
export function NewLotSheet({ line, onChange, onClose }: Omit<LotSheetProps, 'warehouse'>) {
  const [values, setValues] = useState({
    lotNumber: line.lotNumber ?? '',
    producedAt: line.producedAt ?? null,
    expiresAt: line.expiresAt ?? null,
  })
  const take = (next: typeof values) => {
    const produced = next.producedAt !== values.producedAt ? producedOn({ ...line, ...next }, next.producedAt) : {}
    setValues({ ...next, ...(produced.expiresAt ? { expiresAt: produced.expiresAt } : {}) })
  }
  const scan = (code: string) => {
    const { lotNumber, producedAt, expiresAt } = readPieces(code, 'lot')
    signal('hit')
    // A label without structure is the batch number itself.
    take({ lotNumber: lotNumber ?? code, producedAt: producedAt ?? values.producedAt, expiresAt: expiresAt ?? values.expiresAt })
  }
  const done = () => {
    onChange({ lot: null, ...values, lotNumber: values.lotNumber.trim() })
    onClose()
  }
  const footer = <Button word={t.act.confirm} disabled={!values.lotNumber.trim()} onTap={done} />
  return (
    <Sheet open title={t.lot.title(line.name)} onClose={onClose} footer={footer}>
      <View className="sheet-search">
        <ScanField focus placeholder={t.lot.scan} onCode={scan} />
      </View>
      <Form shape={NEW_LOT} values={values} onChange={take} />
    </Sheet>
  )
}

/** Goods go out: first expired first out unless the person takes a batch of their own choice. */
export function PickLotSheet({ line, warehouse, onChange, onClose }: LotSheetProps) {
  const quantity = dec(baseOf(line)).isZero() ? '1' : baseOf(line)
  const proposed = useAsk('product', 'lot.propose', { sku: line.sku, warehouse: warehouse ?? '', quantity }, warehouse !== null)
  const all = useAsk('product', 'lot.list', { sku: line.sku, warehouse, limit: 100 }, warehouse !== null)
  const takes = new Map(proposed.data?.lots.map(({ lot, take }) => [lot, take]))
  const choose = (next: Partial<EntryLine>) => {
    onChange(next)
    onClose()
  }
  return (
    <Sheet open tall title={t.lot.title(line.name)} onClose={onClose}>
      <ListRow
        icon="check"
        title={line.tracking === 'layer' ? t.lot.oldest : t.lot.bySystem}
        facts={[line.tracking === 'layer' ? t.lot.oldestText : t.lot.bySystemText]}
        onTap={() => choose({ lot: null, lotNumber: '', expiresAt: null })}
      />
      {proposed.data && !dec(proposed.data.blocked).isZero() ? (
        <ListRow icon="warn" title={t.lot.blocked(inUnits(proposed.data.blocked, line.units))} />
      ) : null}
      {all.isPending ? <Skeleton rows={3} /> : null}
      {all.error ? <ErrorNote trouble={troubleOf(all.error)} actWord={t.act.again} onAct={() => void all.refetch()} /> : null}
      {all.data?.rows.map((row) => {
        const take = takes.get(row.lot)
        return (
          <ListRow
            key={row.lot}
            title={row.number}
            tag={expiryTag(row.daysLeft) ?? (take ? <Tag word={t.lot.proposed} tone="brand" /> : undefined)}
            facts={[row.expiresAt ? t.lot.until(row.expiresAt) : t.lot.noExpiry, take ? t.lot.take(inUnits(take, line.units)) : null]}
            figure={inUnits(row.warehouses.find((place) => place.warehouse === warehouse)?.onHand ?? row.onHand, line.units)}
            onTap={() => choose({ lot: row.lot, lotNumber: row.number, expiresAt: row.expiresAt ?? null })}
          />
        )
      })}
      {all.data?.rows.length === 0 ? <EmptyState icon="box" title={t.lot.none} advice={t.lot.noneAdvice} /> : null}
    </Sheet>
  )
}

const expiryTag = (daysLeft: number | null | undefined) => {
  if (daysLeft === null || daysLeft === undefined) return undefined
  if (daysLeft < 0) return <Tag word={t.lot.expired} tone="danger" />
  return daysLeft <= 30 ? <Tag word={t.lot.daysLeft(daysLeft)} tone="warning" /> : undefined
}
