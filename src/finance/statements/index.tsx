import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { STATEMENT_CHECKS } from '../../../shared/finance/statementFigures'
import { statementPeriod } from '../../../shared/finance/statementPeriod'
import { STATEMENT_FORMS, type StatementForm } from '../../../shared/finance/statements'
import { dec, formatMoney } from '../../../shared/kernel/money'
import { call, type OutputOf } from '../../api'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { Chips } from '../../kit/Chips'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { saveFile } from '../../platform/file'
import { shareFile } from '../../platform/share'
import { type Trouble, troubleOf } from '../../trouble'
import { StatementChart } from '../StatementChart'
import { StatementPeriodPicker } from '../StatementPeriodPicker'
import { StatementTable } from '../StatementTable'
import '../finance.scss'
import '../statements.scss'

type Statements = OutputOf<'finance', 'financialStatement.view'>

const FORMS = (Object.keys(STATEMENT_FORMS) as StatementForm[]).map((value) => ({ value, word: STATEMENT_FORMS[value] }))

/** 资产负债表, 利润表 and 现金流量表 of a month, a quarter or a year; a tap on a line leads to what it is made of. */
export default function StatementsPage() {
  const { form: first, period: given } = useRouter().params
  const [form, setForm] = useState<StatementForm>((first as StatementForm) ?? 'balance')
  const [period, setPeriod] = useState(given ?? today().slice(0, 7))
  const [whole, setWhole] = useState(false)
  const [busy, setBusy] = useState<'pdf' | 'workbook' | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const asked = useAsk('finance', 'financialStatement.view', { period })
  const { kind } = statementPeriod(period)

  const take = async (what: 'pdf' | 'workbook') => {
    setBusy(what)
    setTrouble(null)
    try {
      const file = await call('output', `financialStatement.${what}`, { period })
      await (what === 'pdf' ? shareFile : saveFile)(file.name, file.base64)
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setBusy(null)
    }
  }
  const open = (line: number, cash: boolean) =>
    Taro.navigateTo({
      url: cash
        ? `/finance/cash-lines/index?period=${period}&item=${line}`
        : `/finance/statement-line/index?period=${period}&form=${form}&line=${line}`,
    })
  const data = asked.data
  return (
    <Page
      title={t.statements.title}
      onRefresh={() => asked.refetch()}
      top={
        <>
          <Chips chips={FORMS} value={form} onChange={setForm} />
          <StatementPeriodPicker period={period} onChange={setPeriod} />
        </>
      }
      footer={
        data ? (
          <View className="statement-acts">
            <Button look="quiet" word={t.statements.excel} busy={busy === 'workbook'} onTap={() => void take('workbook')} />
            <Button word={t.statements.share} busy={busy === 'pdf'} onTap={() => void take('pdf')} />
          </View>
        ) : undefined
      }
    >
      {asked.isPending ? <Skeleton rows={8} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {data ? (
        <>
          <Checks data={data} period={period} />
          <StatementChart form={form} data={data} />
          <StatementTable form={form} kind={kind} rows={data[form]} whole={whole} onTap={open} />
          {form === 'balance' && !dec(data.shared).isZero() ? (
            <Text className="quiet closing-note">{t.statements.shared(formatMoney(data.shared))}</Text>
          ) : null}
          <View className="statement-more">
            <Button look="quiet" word={whole ? t.statements.withFigures : t.statements.whole} onTap={() => setWhole(!whole)} />
          </View>
        </>
      ) : null}
    </Page>
  )
}

/** What does not hold between the forms, at the top and with the way to mend it; a quiet word where all do. */
function Checks({ data, period }: { data: Statements; period: string }) {
  const off = data.checks.filter((row) => !dec(row.off).isZero())
  if (off.length === 0) return <Text className="quiet statement-agree">{t.statements.agree}</Text>
  return (
    <Card flush title={t.statements.disagree}>
      {off.map((row) => (
        <ListRow
          key={row.check}
          icon="warn"
          title={t.statements.broken[row.check]}
          facts={[t.statements.off(formatMoney(row.off)), STATEMENT_CHECKS[row.check]]}
          {...(row.check === 'cash' ? { onTap: () => void Taro.navigateTo({ url: `/finance/cash-lines/index?period=${period}` }) } : {})}
        />
      ))}
    </Card>
  )
}
