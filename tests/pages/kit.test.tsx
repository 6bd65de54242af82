import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { party } from '../../shared/masters/party'
import { Button } from '../../src/kit/Button'
import { ErrorNote } from '../../src/kit/ErrorNote'
import { Form } from '../../src/kit/Form'
import { InfiniteList, windowOf } from '../../src/kit/InfiniteList'
import { Money } from '../../src/kit/Money'
import { finished, NumberPad, type PadRequest, typed } from '../../src/kit/NumberPad'
import { ScanField } from '../../src/kit/ScanField'
import { Stepper } from '../../src/kit/Stepper'
import './phone'

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('amounts', () => {
  test('have ¥, separators and two decimals; below zero a minus, not only a colour', () => {
    render(<Money value="-1234567.5" />)
    expect(screen.getByText('-¥1,234,567.50')).toBeTruthy()
  })
  test('that the person may not see are a dash', () => {
    render(<Money value={null} />)
    expect(screen.getByText('—')).toBeTruthy()
  })
})

function Counter({ start }: { start: string }) {
  const [value, setValue] = useState(start)
  return <Stepper value={value} unit="瓶" label="可乐" onChange={setValue} onPad={() => undefined} />
}

describe('the stepper', () => {
  test('counts exactly, in fractions too, and stops at zero', () => {
    render(<Counter start="0.1" />)
    press('加一')
    press('加一')
    expect(screen.getByText('2.1')).toBeTruthy()
    for (let count = 0; count < 4; count += 1) press('减一')
    expect(screen.getByText('0')).toBeTruthy()
  })
  test('says to a screen reader what it counts', () => {
    render(<Counter start="3" />)
    expect(screen.getByRole('spinbutton', { name: '可乐 3瓶' })).toBeTruthy()
  })
})

describe('the number pad', () => {
  test.each([
    ['', '.', 2, '0.'],
    ['1.', '.', 2, '1.'],
    ['1.23', '4', 2, '1.23'],
    ['0', '5', 2, '5'],
    ['12', 'erase', 2, '1'],
    ['12', '.', 0, '12'],
    ['123456789012', '3', 2, '123456789012'],
  ])('%j and %j with %i places is %j', (text, key, places, result) => expect(typed(text, key, places)).toBe(result))
  test('a half typed figure is finished', () => {
    expect(finished('3.')).toBe('3')
    expect(finished('')).toBe('0')
  })
  test('the first key replaces what was there', () => {
    const done = jest.fn()
    const request: PadRequest = { title: '数量', value: '12', places: 4, unit: '箱', onDone: done }
    render(<NumberPad request={request} onClose={() => undefined} />)
    for (const key of ['2', '.', '5']) press(key)
    press('确定')
    expect(done).toHaveBeenCalledWith('2.5')
  })
})

describe('the scan field', () => {
  const type = (value: string) => {
    const field = screen.getByPlaceholderText(/扫码枪/)
    fireEvent.change(field, { target: { value } })
    fireEvent.keyDown(field, { key: 'Enter' })
    return field as HTMLInputElement
  }
  test('takes what a scan gun types and is ready for the next code', () => {
    const heard = jest.fn()
    render(<ScanField onCode={heard} />)
    expect(type('6901234500011').value).toBe('')
    type('6901234500028')
    expect(heard.mock.calls).toEqual([['6901234500011'], ['6901234500028']])
  })
  test('leaves words to the search', () => {
    const heard = jest.fn()
    render(<ScanField onCode={heard} onTyping={() => undefined} />)
    expect(type('可乐').value).toBe('可乐')
    expect(heard).not.toHaveBeenCalled()
  })
})

describe('a refusal', () => {
  test('is said with its data and what to do; the code is small print', () => {
    render(
      <ErrorNote
        trouble={{
          kind: 'refused',
          code: 'INSUFFICIENT_STOCK',
          data: { sku: '1', code: 'A', name: '可乐', wanted: '12.0000', available: '3.0000', warehouse: '1' },
          ref: 'q7',
        }}
      />,
    )
    expect(screen.getByRole('alert').textContent).toContain('“可乐”只有 3，要出 12')
    expect(screen.getByText('改小数量，换个仓库，或先入库')).toBeTruthy()
    expect(screen.getByText('INSUFFICIENT_STOCK q7')).toBeTruthy()
  })
  test('of a kind this build does not know still has words', () => {
    render(<ErrorNote trouble={{ kind: 'refused', code: 'FROM_THE_FUTURE' as never, data: {} }} />)
    expect(screen.getByText('遇到没料到的情况')).toBeTruthy()
  })
})

describe('a button', () => {
  test('that is busy does nothing more', () => {
    const tapped = jest.fn()
    render(<Button word="出库" busy onTap={tapped} />)
    press('出库')
    expect(tapped).not.toHaveBeenCalled()
  })
})

describe('a form', () => {
  test('takes labels, controls and what is wrong from the declaration', () => {
    const change = jest.fn()
    render(
      <Form
        shape={party.fields}
        only={['name', 'terms', 'creditLimit']}
        values={{ name: '', terms: 'cash', creditLimit: '5000' }}
        onChange={change}
        issues={{ name: '名称：必填' }}
      />,
    )
    expect(screen.getByText('现结')).toBeTruthy()
    expect(screen.getByText('¥5,000.00')).toBeTruthy()
    expect(screen.getByText('名称：必填')).toBeTruthy()
    fireEvent.change(screen.getByPlaceholderText('必填'), { target: { value: '阿芳杂货铺' } })
    expect(change).toHaveBeenCalledWith({ name: '阿芳杂货铺', terms: 'cash', creditLimit: '5000' })
  })
})

describe('a long list', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => `第${index}行`)
  test('of ten thousand rows puts only those near the screen on the page', () => {
    render(
      <InfiniteList
        rows={rows}
        rowKey={(row) => row}
        rowHeight={68}
        render={(row) => <i>{row}</i>}
        empty={null}
        loading={false}
        more={false}
        onMore={() => undefined}
      />,
    )
    expect(document.querySelectorAll('i').length).toBeLessThan(60)
    expect(screen.getByText('第0行')).toBeTruthy()
  })
  test.each([
    [0, 0],
    [68 * 5000, 5000],
    [68 * 9999, 9999],
  ])('scrolled to %i px shows row %i', (top, row) => {
    const { first, last } = windowOf(top, 800, 68, rows.length)
    expect(first).toBeLessThanOrEqual(row)
    expect(last).toBeGreaterThan(row)
    expect(last - first).toBeLessThan(60)
  })
})
