import { Input, Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useAsk } from '../../asking'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Search } from '../../kit/Search'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { troubleOf } from '../../trouble'
import { type Grants, groupsOf, toggled, withAll } from './grants'
import { PermissionRow } from './PermissionRow'
import './role.scss'

interface Typed {
  id: string | null
  version: number
  name: string
  note: string
  grants: Grants
}

const NEW: Typed = { id: null, version: 0, name: '', note: '', grants: {} }
const MODULES = Object.keys(t.role.modules)

/** One role as a matrix of what it lets people do. What is built in is read, and copied into one's own. */
export default function Role() {
  const { id = '' } = useRouter().params
  const asked = useAsk('access', 'role.detail', { id }, id !== '')
  const catalogue = useAsk('access', 'role.permissions', {})
  const [typed, setTyped] = useState<Typed | null>(id ? null : NEW)
  const [changed, setChanged] = useState(false)
  const [text, setText] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const { busy, pending, trouble, send } = useSending()
  const fixed = typed?.id !== null && asked.data?.own === false

  useEffect(() => {
    if (!asked.data || changed) return
    const { own: _own, memberNames: _memberNames, grants, note, ...head } = asked.data
    setTyped({ ...head, note: note ?? '', grants: Object.fromEntries(grants.map(({ permission, scope }) => [permission, scope])) })
  }, [asked.data])

  const change = (next: Partial<Typed>) => {
    setTyped((known) => known && { ...known, ...next })
    setChanged(true)
  }
  const copy = () => typed && change({ ...typed, id: null, version: 0, name: t.role.copyOf(typed.name) })
  const save = async () => {
    if (!typed) return
    const { id: known, version, name, note, grants } = typed
    const input = {
      ...(known ? { id: known, version } : {}),
      name: name.trim(),
      note: note.trim() || null,
      grants: Object.entries(grants).map(([permission, scope]) => ({ permission, scope })),
    }
    if (await send(act('access', 'role.save', input, { title: `${t.role.title} ${name}` }))) await Taro.navigateBack()
  }
  const remove = async () => {
    if (!typed?.id) return
    const { confirm } = await Taro.showModal({ title: t.role.remove, content: t.role.removeAsk(typed.name) })
    if (!confirm) return
    if (await send(act('access', 'role.remove', { id: typed.id, version: typed.version }, { title: `${t.role.remove} ${typed.name}` })))
      await Taro.navigateBack()
  }
  const ready = typed && catalogue.data
  const error = asked.error ?? catalogue.error
  const footer = fixed ? (
    <Button word={t.role.copy} icon="plus" onTap={copy} />
  ) : (
    <View className="buttons">
      {typed?.id ? <Button look="danger" word={t.role.remove} busy={busy} onTap={() => void remove()} /> : null}
      <Button
        word={t.act.save}
        busy={busy}
        disabled={!changed || !typed?.name.trim() || Object.keys(typed.grants).length === 0}
        onTap={() => void save()}
      />
    </View>
  )
  return (
    <Page title={typed?.name || t.role.add} footer={ready && !pending ? footer : undefined}>
      {error ? (
        <ErrorNote
          trouble={troubleOf(error)}
          actWord={t.act.again}
          onAct={() => {
            if (id) void asked.refetch()
            void catalogue.refetch()
          }}
        />
      ) : ready ? null : (
        <Skeleton rows={8} />
      )}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {pending ? <PendingNote title={t.role.title} /> : null}
      {ready && !pending ? (
        <>
          {fixed ? <Text className="quiet">{t.role.fixed}</Text> : <Heading typed={typed} onChange={change} />}
          {typed.id && !fixed && asked.data?.memberNames.length ? (
            <Text className="quiet">{t.role.heldBy(asked.data.memberNames)}</Text>
          ) : null}
          <Search placeholder={t.role.search} onSearch={setText} />
          {groupsOf(ready.rows, MODULES, text).map(({ module, permissions }) => {
            const given = permissions.filter(({ name }) => typed.grants[name]).length
            const unfolded = open === module || text !== ''
            return (
              <Card key={module} flush>
                <View
                  className="role-module"
                  role="button"
                  aria-expanded={unfolded}
                  onClick={() => setOpen(open === module ? null : module)}
                >
                  <Text className="card-title">{t.role.modules[module as keyof typeof t.role.modules]}</Text>
                  <Text className="quiet number">{t.role.given(given, permissions.length)}</Text>
                </View>
                {unfolded && !fixed ? (
                  <View className="role-all" role="button" onClick={() => change({ grants: withAll(typed.grants, permissions) })}>
                    <Text>{given === permissions.length ? t.role.noneOfThem : t.role.allOfThem}</Text>
                  </View>
                ) : null}
                {unfolded
                  ? permissions.map((permission) => (
                      <PermissionRow
                        key={permission.name}
                        permission={permission}
                        scope={typed.grants[permission.name]}
                        fixed={fixed}
                        onTick={() => change({ grants: toggled(typed.grants, permission.name) })}
                        onScope={(scope) => change({ grants: { ...typed.grants, [permission.name]: scope } })}
                      />
                    ))
                  : null}
              </Card>
            )
          })}
        </>
      ) : null}
    </Page>
  )
}

function Heading({ typed, onChange }: { typed: Typed; onChange: (next: Partial<Typed>) => void }) {
  const fields = [
    { key: 'name', label: t.role.name, placeholder: t.role.namePlaceholder, max: 60 },
    { key: 'note', label: t.role.note, placeholder: t.role.notePlaceholder, max: 200 },
  ] as const
  return (
    <View className="form">
      {fields.map(({ key, label, placeholder, max }) => (
        <View key={key} className="field">
          <View className="field-line">
            <Text className="field-label">{label}</Text>
            <View className="field-control">
              <Input
                className="field-input"
                value={typed[key]}
                maxlength={max}
                placeholder={placeholder}
                placeholderClass="placeholder"
                onInput={(event) => onChange({ [key]: event.detail.value })}
              />
            </View>
          </View>
        </View>
      ))}
    </View>
  )
}
