import { toCarry } from '../../shared/inventory/replenish'

test.each([
  ['15.7388', '40', '16.0000'],
  ['15.7388', '15.7388', '15.0000'],
  ['47.71', '30', '30.0000'],
  ['5', '0.9', null],
  ['0', '20', null],
])('of a shortage of %s a surplus of %s gives %s', (shortage, surplus, carried) => expect(toCarry(shortage, surplus)).toBe(carried))
