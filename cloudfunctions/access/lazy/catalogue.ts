import { INNER_PERMISSIONS, mayBeOwn } from '../../../shared/access/roles'
import { contracts } from '../../../shared/contracts'
import type { Action } from '../../../shared/kernel/contract'
import { type Shape, shapeOf } from '../../../shared/kernel/fields'

export { changesOf } from './changes'

/** What all modules declare together. It stands in a file of its own, or every start of this function would load all contracts. */

const actionsOf = (module: string): Record<string, Action> =>
  (contracts as Record<string, { actions: Record<string, Action> }>)[module]?.actions ?? {}
const all = Object.keys(contracts).flatMap((module) => Object.entries(actionsOf(module)))

/** Every permission there is: those of actions, and those that only unmask fields or lift a limit. */
export function permissionNames(): string[] {
  const ofActions = all.map(([, action]) => action.permission)
  return [...new Set([...ofActions, ...Object.keys(INNER_PERMISSIONS)])].filter((name) => name !== 'public' && name !== 'signedIn').sort()
}

/** Every permission in words: the labels of the actions that ask for it, with the module of the first, in the order of the contracts. */
export function permissionsInWords() {
  const places = [...all.map(([, action]) => action.permission as string), ...Object.keys(INNER_PERMISSIONS)]
  return permissionNames()
    .sort((a, b) => places.indexOf(a) - places.indexOf(b))
    .map((name) => {
      const asking = Object.entries(contracts).flatMap(([module]) =>
        Object.values(actionsOf(module)).flatMap(({ label, permission, kind }) => (permission === name ? [{ module, label, kind }] : [])),
      )
      const inner = (INNER_PERMISSIONS as Record<string, string>)[name]
      return {
        name,
        module: asking[0]?.module ?? 'inner',
        words: [...(inner ? [inner] : []), ...new Set(asking.map(({ label }) => label))],
        changes: asking.some(({ kind }) => kind === 'command') || inner !== undefined,
        mayBeOwn: mayBeOwn(name),
      }
    })
}

/** Names of actions whose words hold the text: people search for 审核, not for approve. */
export const actionsCalled = (text: string): string[] => all.flatMap(([name, { label }]) => (label.includes(text) ? [name] : []))

/** The words for an action; undefined for what no contract knows. */
export const labelOf = (module: string, action: string): string | undefined => actionsOf(module)[action]?.label

/** The permission to look at a thing of this kind; undefined where nobody looks at one alone. */
export const viewOf = (kind: string | null): string | undefined =>
  ['detail', 'list'].flatMap((verb) => all.find(([name]) => name === `${kind}.${verb}`)?.[1].permission ?? [])[0]

/** The fields that are saved of a thing, with their labels, words and masks. */
export function savedFields(kind: string | null): Shape {
  const saved = all.find(([name]) => name === `${kind}.save`)?.[1]
  return (saved && shapeOf(saved.input)) ?? {}
}
