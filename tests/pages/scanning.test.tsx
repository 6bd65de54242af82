import { act, render, screen } from '@testing-library/react'
import { queryClient, queryKey } from '../../src/asking'
import { useLatest } from '../../src/latest'
import { scannedQuantity, type Scanned, useScanInto } from '../../src/scanning'
import './phone'

const CODE = '6901234500011'
const bottle = {
  sku: { id: '1', name: '水', units: [{ id: '2', numerator: 1, denominator: 1 }] },
  unit: '2',
  line: {},
} as unknown as Scanned

let scan: (code: string) => Promise<void>

function Basket() {
  const held = useLatest<number>(() => 0)
  scan = useScanInto<number>(
    held,
    () => undefined,
    (now, scanned) => ({ next: now + scannedQuantity(scanned).toNumber() }),
  )
  return <p>{`${held.value} 瓶`}</p>
}

test('two scans faster than the answer to the first are two bottles', async () => {
  queryClient.setQueryData(queryKey('product', 'sku.scan', { code: CODE }), bottle)
  render(<Basket />)
  await act(async () => {
    await Promise.all([scan(CODE), scan(CODE)])
  })
  expect(screen.getByText('2 瓶')).toBeTruthy()
})

test('a code that says how many it stands for counts as many', () => {
  expect(scannedQuantity({ ...bottle, line: { quantity: '12' } } as Scanned).toString()).toBe('12')
})
