import { Text, View } from '@tarojs/components'
import { useAsk } from '../asking'

/** Any number of roles, built in or the company's own; the chosen ones also say so to a screen reader. */
export function RoleChoice({ roles, onChange }: { roles: string[]; onChange: (roles: string[]) => void }) {
  const asked = useAsk('access', 'role.list', {})
  const toggle = (role: string) => onChange(roles.includes(role) ? roles.filter((other) => other !== role) : [...roles, role])
  return (
    <View className="choices">
      {asked.data?.rows.map(({ id, name }) => (
        <View
          key={id}
          className={`chip ${roles.includes(id) ? 'chip-on' : ''}`}
          role="checkbox"
          aria-checked={roles.includes(id)}
          onClick={() => toggle(id)}
        >
          <Text>{roles.includes(id) ? `✓ ${name}` : name}</Text>
        </View>
      ))}
    </View>
  )
}
