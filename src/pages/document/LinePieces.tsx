import { Text, View } from '@tarojs/components'
import { bare, metaOf } from '../../../shared/kernel/fields'
import { dec, formatQuantity } from '../../../shared/kernel/money'
import { dayWords } from '../../day'
import type { Detail } from '../../documents/act'
import { kindOf } from '../../kinds'
import { Picture } from '../../kit/Picture'
import { t } from '../../messages'

/** Said elsewhere on the page, or of interest to the books alone. */
const UNSAID = ['counted', 'booked', 'direction', 'deductible']

/** A kind's own facts of a line, by their labels: what the inspection found, what was turned down and why. */
const ownFacts = (kind: string, line: Record<string, unknown>): (string | null | undefined)[] =>
  Object.entries(kindOf(kind)?.line ?? {}).map(([name, field]) => {
    const meta = metaOf(bare(field))
    const value = line[name]
    if (UNSAID.includes(name) || value === null || value === undefined || value === false || value === '') return null
    if (meta.kind === 'ref') return line[`${name}Name`] as string | undefined
    if (meta.kind === 'boolean') return meta.label
    if (meta.kind === 'enum') return meta.options?.[String(value)]
    if (meta.kind === 'quantity') return dec(String(value)).isZero() ? null : `${meta.label} ${formatQuantity(String(value))}`
    return meta.kind === 'text' ? String(value) : null
  })

const photosOf = (kind: string, line: Record<string, unknown>): string[] =>
  Object.entries(kindOf(kind)?.line ?? {}).flatMap(([name, field]) =>
    metaOf(bare(field)).ref === 'file' && line[name] ? [String(line[name])] : [],
  )

/** Batch, serial numbers, what was counted, and what only this kind knows: which pieces exactly a line is about. */
export function LinePieces({ kind, line }: { kind: string; line: Detail['lines'][number] }) {
  const own = line as { counted?: string; booked?: string }
  const facts = [
    line.sourceNumber ? t.document.fromSource(line.sourceNumber) : null,
    line.lotNumber ? t.lot.numbered(line.lotNumber) : null,
    line.expiresAt ? t.lot.until(dayWords(line.expiresAt)) : null,
    line.serials?.length ? t.serial.listed(line.serials) : null,
    own.counted && own.booked ? t.document.counted(formatQuantity(own.booked), formatQuantity(own.counted)) : null,
    line.priceNote,
    ...ownFacts(kind, line),
  ].filter(Boolean)
  const photos = photosOf(kind, line)
  return (
    <View>
      {facts.length > 0 ? <Text className="document-facts number">{facts.join(' · ')}</Text> : null}
      {photos.map((id) => (
        <Picture key={id} id={id} size={64} />
      ))}
    </View>
  )
}
