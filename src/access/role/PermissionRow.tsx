import { Text, View } from '@tarojs/components'
import { SCOPES, type Scope } from '../../../shared/access/roles'
import { TickRow } from '../../kit/Tick'
import { t } from '../../messages'
import type { Permission } from './grants'

/** A permission in the words of what it lets a person do, and how far it reaches. */
export function PermissionRow({
  permission,
  scope,
  fixed,
  onTick,
  onScope,
}: {
  permission: Permission
  scope: Scope | undefined
  /** Only to be read. */
  fixed: boolean
  onTick: () => void
  onScope: (scope: Scope) => void
}) {
  const [first = permission.name, ...others] = permission.words
  return (
    <TickRow on={scope !== undefined} label={first} onTick={fixed ? () => undefined : onTick}>
      <View className="role-permission" onClick={fixed ? undefined : onTick}>
        <Text className="role-first">{first}</Text>
        {others.length ? <Text className="role-others">{t.role.also(others)}</Text> : null}
      </View>
      {scope && permission.mayBeOwn ? (
        <View className="choices">
          {(Object.keys(SCOPES) as Scope[]).map((each) => (
            <View
              key={each}
              className={`chip ${each === scope ? 'chip-on' : ''}`}
              role="radio"
              aria-checked={each === scope}
              onClick={fixed ? undefined : () => onScope(each)}
            >
              <Text>{t.role.scope[each]}</Text>
            </View>
          ))}
        </View>
      ) : null}
    </TickRow>
  )
}
