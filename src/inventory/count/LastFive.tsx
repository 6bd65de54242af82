import { formatQuantity } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { momentWords } from '../../day'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ListRow } from '../../kit/ListRow'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { useOutbox } from '../../outbox'
import { useSession } from '../../session'

type Entry = OutputOf<'inventory', 'stocktake.progress'>['last'][number]

/** My last five entries, newest first: those that wait for the network above those that arrived; each can be taken back. */
export function LastFive({ id, last, onUndo }: { id: string; last: Entry[]; onUndo: (entry: string, name: string) => void }) {
  const me = useSession((session) => session.member)
  const parcels = useOutbox((outbox) => outbox.parcels)
  const waiting = parcels.filter(
    ({ action, input, state }) => action === 'stocktake.count' && (input as { id: string }).id === id && state !== 'refused',
  )
  const mine = last.filter(({ member }) => member === me)
  if (waiting.length === 0 && mine.length === 0) return null
  return (
    <Card flush title={t.count.last}>
      {[...waiting]
        .reverse()
        .slice(0, 5)
        .map((parcel) => (
          <ListRow key={parcel.requestId} icon="waiting" title={parcel.title} figure={<Tag word={t.count.waiting} tone="warning" />} />
        ))}
      {mine.slice(0, Math.max(0, 5 - waiting.length)).map((entry) => {
        const words = `${formatQuantity(entry.quantity)} ${entry.baseUnit}`
        return (
          <ListRow
            key={entry.id}
            title={entry.name}
            tag={entry.round > 1 ? <Tag word={t.count.round(entry.round)} tone="info" /> : undefined}
            facts={[
              entry.mode === 'add' ? t.count.added(words) : t.count.setTo(words),
              entry.lotNumber ? t.lot.numbered(entry.lotNumber) : null,
              momentWords(entry.countedAt),
            ]}
            figure={
              entry.undone ? (
                <Tag word={t.count.undone} />
              ) : (
                <Button small look="quiet" word={t.count.undo} onTap={() => onUndo(entry.id, entry.name)} />
              )
            }
          />
        )
      })}
    </Card>
  )
}
