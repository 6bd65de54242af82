import { Text, View } from '@tarojs/components'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import type { Cell, Shown } from './columns'

const seen = (cells: Cell[]): Cell[] => cells.filter(({ text }) => text !== null)

/** Rows as cards on a phone, where each figure carries its word; as a table on a wide screen, where the head does. */
export function ReportTable({ rows, total, onDrill }: { rows: Shown[]; total: Cell[]; onDrill: (what: string) => void }) {
  const columns = seen(rows[0]?.cells ?? [])
  return (
    <View className="report">
      {total.length > 0 ? (
        <View className="card report-total">
          <Text className="report-name">{t.reports.total}</Text>
          <Cells cells={total} />
        </View>
      ) : null}
      <View className="card card-flush">
        <View className="report-row report-head">
          <View className="report-words" />
          <View className="report-cells">
            {columns.map(({ label }) => (
              <View key={label} className="report-cell">
                <Text>{label}</Text>
              </View>
            ))}
          </View>
        </View>
        {rows.map((row) => (
          <View key={row.key} className="report-row" role="button" hoverClass="pressed" onClick={() => onDrill(row.drill)}>
            <View className="report-words">
              <View className="list-first">
                <Text className="report-name cut">{row.name}</Text>
                {row.tag ? <Tag word={row.tag} tone="brand" /> : null}
              </View>
              <Text className="list-facts cut">{row.facts.join(' · ')}</Text>
            </View>
            <Cells cells={row.cells} />
          </View>
        ))}
      </View>
    </View>
  )
}

function Cells({ cells }: { cells: Cell[] }) {
  return (
    <View className="report-cells">
      {seen(cells).map(({ label, text, note, strong }) => (
        <View key={label} className="report-cell">
          <Text className="report-label report-word">{label}</Text>
          <Text className={`number ${strong ? 'report-strong' : ''}`}>{text}</Text>
          {note ? <Text className="number report-label">{note}</Text> : null}
        </View>
      ))}
    </View>
  )
}
