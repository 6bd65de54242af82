import { Input, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../api'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { t } from '../../messages'
import { signsInBy } from '../../platform/identity'
import type { OpenedSession } from '../../session'
import { enter } from '../../sign-in'
import { type Trouble, troubleOf } from '../../trouble'
import './login.scss'

type Way = 'password' | 'invitation' | 'register'
type Field = 'phone' | 'password' | 'name' | 'code'

const FIELDS: Record<Way, Field[]> = {
  password: ['phone', 'password'],
  // In WeChat the code alone binds the openid; in the browser the person also chooses how to log in later.
  invitation: signsInBy === 'wechat' ? ['code'] : ['code', 'phone', 'password'],
  register: ['name', 'phone', 'password'],
}

function open(way: Way, { phone, password, name, code }: Record<Field, string>): Promise<OpenedSession> {
  const options = { command: true, anonymous: true }
  if (way === 'password') return call('access', 'session.open', { phone, password }, options)
  if (way === 'register') return call('access', 'session.register', { phone, password, name }, options)
  return call('access', 'invitation.accept', { code, ...(phone ? { phone } : {}), ...(password ? { password } : {}) }, options)
}

/** The way in: phone and password in the browser, an invitation code in WeChat. */
export default function Login() {
  const invitation = useRouter().params.code ?? ''
  const [way, setWay] = useState<Way>(signsInBy === 'wechat' || invitation ? 'invitation' : 'password')
  const [values, setValues] = useState<Record<Field, string>>({ phone: '', password: '', name: '', code: invitation })
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)

  const go = async () => {
    const empty = FIELDS[way].find((field) => !values[field].trim())
    if (empty) return setTrouble({ kind: 'local', ...t.login.missing(t.login.fields[empty]) })
    setBusy(true)
    setTrouble(null)
    try {
      await enter(await open(way, values))
    } catch (error) {
      setTrouble(troubleOf(error))
      setBusy(false)
    }
  }
  const choose = (next: Way) => {
    setWay(next)
    setTrouble(null)
  }

  return (
    <View className="login">
      <View className="login-brand">
        <Text className="login-name">{t.app.name}</Text>
        <Text className="quiet">{t.app.motto}</Text>
      </View>
      <View className="card login-card">
        <Text className="login-title">{t.login.titles[way]}</Text>
        {trouble ? <ErrorNote trouble={trouble} /> : null}
        {FIELDS[way].map((field) => (
          <View key={field} className="login-field">
            <Text className="login-label">{t.login.fields[field]}</Text>
            <Input
              className="login-input"
              name={field}
              password={field === 'password'}
              type={field === 'phone' ? 'number' : 'text'}
              value={values[field]}
              placeholder={t.login.placeholders[field]}
              placeholderClass="placeholder"
              onInput={(event) => setValues({ ...values, [field]: event.detail.value })}
              onConfirm={() => void go()}
            />
          </View>
        ))}
        <View className="login-go">
          <Button word={t.login.verbs[way]} busy={busy} onTap={() => void go()} />
        </View>
      </View>
      {signsInBy === 'password' ? (
        <View className="login-ways">
          {(['password', 'invitation', 'register'] as const)
            .filter((other) => other !== way)
            .map((other) => (
              <View key={other} className="login-way" role="button" onClick={() => choose(other)}>
                <Text>{t.login.ways[other]}</Text>
              </View>
            ))}
        </View>
      ) : (
        <Text className="login-hint">{t.login.wechatHint}</Text>
      )}
    </View>
  )
}
