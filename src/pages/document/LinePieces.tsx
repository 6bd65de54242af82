import { Text } from '@tarojs/components'
import { formatQuantity } from '../../../shared/kernel/money'
import { dayWords } from '../../day'
import type { Detail } from '../../documents/act'
import { t } from '../../messages'

/** Batch, serial numbers and what was counted: which pieces exactly a line is about. */
export function LinePieces({ line }: { line: Detail['lines'][number] }) {
  const own = line as { counted?: string; booked?: string }
  const facts = [
    line.sourceNumber ? t.document.fromSource(line.sourceNumber) : null,
    line.lotNumber ? t.lot.numbered(line.lotNumber) : null,
    line.expiresAt ? t.lot.until(dayWords(line.expiresAt)) : null,
    line.serials?.length ? t.serial.listed(line.serials) : null,
    own.counted && own.booked ? t.document.counted(formatQuantity(own.booked), formatQuantity(own.counted)) : null,
  ].filter(Boolean)
  return facts.length > 0 ? <Text className="document-facts number">{facts.join(' · ')}</Text> : null
}
