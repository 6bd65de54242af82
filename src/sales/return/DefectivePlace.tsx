import { View } from '@tarojs/components'
import { useAsk } from '../../asking'
import { ListRow } from '../../kit/ListRow'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { t } from '../../messages'

export interface Place {
  id: string
  name: string
}

export interface DefectivePlaceProps {
  place: Place | null
  open: boolean
  onOpen: (open: boolean) => void
  onChoose: (place: Place) => void
}

/** Where defective goods go. */
export function DefectivePlace({ place, open, onOpen, onChoose }: DefectivePlaceProps) {
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200 })
  return (
    <>
      <View className="card card-flush">
        <ListRow title={t.giveBack.defectiveWarehouse} facts={[place?.name ?? t.field.choose]} onTap={() => onOpen(true)} />
      </View>
      {open ? (
        <ChoiceSheet
          title={t.giveBack.defectiveWarehouse}
          rows={warehouses.data?.rows ?? []}
          onClose={() => onOpen(false)}
          onChoose={({ id, name }) => {
            onChoose({ id, name })
            onOpen(false)
          }}
        />
      ) : null}
    </>
  )
}
