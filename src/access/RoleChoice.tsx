import { Text, View } from '@tarojs/components'
import { ROLE_LABELS } from '../../shared/access/roles'

/** Any number of roles; the chosen ones also say so to a screen reader. */
export function RoleChoice({ roles, onChange }: { roles: string[]; onChange: (roles: string[]) => void }) {
  const toggle = (role: string) => onChange(roles.includes(role) ? roles.filter((other) => other !== role) : [...roles, role])
  return (
    <View className="choices">
      {Object.entries(ROLE_LABELS).map(([role, label]) => (
        <View
          key={role}
          className={`chip ${roles.includes(role) ? 'chip-on' : ''}`}
          role="checkbox"
          aria-checked={roles.includes(role)}
          onClick={() => toggle(role)}
        >
          <Text>{roles.includes(role) ? `✓ ${label}` : label}</Text>
        </View>
      ))}
    </View>
  )
}
