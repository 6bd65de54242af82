import { type AccountSum, carryOvers, type ClosingPolicy } from '../../shared/finance/carryOver'
import { CLOSING_STEPS } from '../../shared/finance/closing'

const GENERAL: ClosingPolicy = {
  taxpayer: 'general',
  cityTax: '0.07',
  educationSurcharge: '0.03',
  localEducationSurcharge: '0.02',
  halfSurcharges: false,
}
const SMALL: ClosingPolicy = { ...GENERAL, taxpayer: 'small' }

/** `5001 -100` is a credit balance that the period made; `5001 -100/0` one that was there before. */
function sums(text: string): AccountSum[] {
  return text.split('; ').map((part) => {
    const [account, figures] = part.split(' ') as [string, string]
    const [balance, moved = balance] = figures.split('/') as [string, string?]
    const [debit, credit] = moved!.startsWith('-') ? ['0', moved!.slice(1)] : [moved!, '0']
    return { account, balance, debit, credit }
  })
}

const shown = (text: string, policy: ClosingPolicy, period = '2026-11') =>
  carryOvers(sums(text), policy, period).map(({ step, entries }) =>
    [
      CLOSING_STEPS[step],
      ...entries.map(({ account, debit, credit }) => (debit ? `借 ${account} ${debit}` : `贷 ${account} ${credit}`)),
    ].join('，'),
  )

// biome-ignore format: a table
test.each([
  ['nothing moved', '1002 5', GENERAL, []],
  ['output above input is owed', '22210101 60; 22210102 -100', GENERAL,
    ['结转增值税，借 22210105 40.00，贷 222102 40.00', '计提税金及附加，借 540302 2.80，贷 222103 2.80，借 540306 1.20，贷 222104 1.20，借 540306 0.80，贷 222105 0.80', '结转损益，借 3103 4.80，贷 540302 2.80，贷 540306 2.00']],
  ['input above output stays as credit', '22210101 100; 22210102 -60', GENERAL, []],
  ['what stood as credit from the months before is used first', '22210101 30/0; 22210102 -100', { ...GENERAL, cityTax: '0', educationSurcharge: '0', localEducationSurcharge: '0' },
    ['结转增值税，借 22210105 70.00，贷 222102 70.00']],
  ['what was paid in advance beyond what is due comes back', '22210102 -10; 22210104 25', GENERAL, ['结转增值税，借 222102 15.00，贷 22210106 15.00']],
  ['credit that was never paid does not come back', '22210101 30; 22210102 -10; 22210104 5', GENERAL, ['结转增值税，借 222102 5.00，贷 22210106 5.00']],
  ['half of the surcharges, rounded half up', '22210102 -1.50', { ...GENERAL, halfSurcharges: true, educationSurcharge: '0', localEducationSurcharge: '0' },
    ['结转增值税，借 22210105 1.50，贷 222102 1.50', '计提税金及附加，借 540302 0.05，贷 222103 0.05', '结转损益，借 3103 0.05，贷 540302 0.05']],
  ['a small-scale payer owes on 222101 itself', '222101 -100', { ...SMALL, educationSurcharge: '0', localEducationSurcharge: '0' },
    ['计提税金及附加，借 540302 7.00，贷 222103 7.00', '结转损益，借 3103 7.00，贷 540302 7.00']],
  ['surcharges that are booked already are not booked again', '222101 -100; 222103 -7; 222104 -3; 222105 -2', SMALL, []],
  ['income and expense to 3103, apart', '5001 -100; 5051 -20; 5401 70; 560103 10; 560302 -5', SMALL,
    ['结转损益，借 5001 100.00，借 5051 20.00，借 560302 5.00，贷 3103 125.00，借 3103 80.00，贷 5401 70.00，贷 560103 10.00']],
  ['a loss', '5401 70', SMALL, ['结转损益，借 3103 70.00，贷 5401 70.00']],
] as [string, string, ClosingPolicy, string[]][])('%s', (_name, text, policy, expected) => expect(shown(text, policy)).toEqual(expected))

test('December carries the profit of the year on, with that of the month', () => {
  expect(shown('3103 -500/0; 5001 -100', SMALL, '2026-12')).toEqual([
    '结转损益，借 5001 100.00，贷 3103 100.00',
    '结转本年利润，借 3103 600.00，贷 3104 600.00',
  ])
  expect(shown('3103 500/0', SMALL, '2026-12')).toEqual(['结转本年利润，借 3104 500.00，贷 3103 500.00'])
})

test('a second run finds nothing', () => {
  const first = sums('22210101 60; 22210102 -100; 5001 -885; 5401 500; 3103 -20/0')
  const made = carryOvers(first, GENERAL, '2026-12').flatMap(({ entries }) => entries)
  const after = new Map(first.map((row) => [row.account, { ...row }]))
  const cents = (text: string | null): number => Math.round(parseFloat(text ?? '0') * 100)
  for (const { account, debit, credit } of made) {
    const row = after.get(account) ?? { account, balance: '0', debit: '0', credit: '0' }
    const add = (text: string, by: number) => String((cents(text) + by) / 100)
    after.set(account, {
      account,
      balance: add(row.balance, cents(debit) - cents(credit)),
      debit: add(row.debit, cents(debit)),
      credit: add(row.credit, cents(credit)),
    })
  }
  expect(made.length).toBeGreaterThan(8)
  expect(carryOvers([...after.values()], GENERAL, '2026-12')).toEqual([])
})
