import { ROLES, type RoleName, scopeOf } from '../../shared/access/roles'
import { contracts } from '../../shared/contracts'
import { newId } from '../../cloudfunctions/kernel/ids'
import { anywhere, insert, join, name, sql, startsWith, update } from '../../cloudfunctions/kernel/sql'

test('50,000 ids are unique, ascending and 64 bits long at most', () => {
  const ids = Array.from({ length: 50_000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  const numbers = ids.map(BigInt)
  expect(numbers.every((id, index) => index === 0 || id > numbers[index - 1]!)).toBe(true)
  expect(numbers.at(-1)! < 2n ** 63n).toBe(true)
})

test('ten thousand ids in one millisecond are unique and ascending', () => {
  const real = Date.now
  const frozen = real()
  try {
    Date.now = () => frozen
    const ids = Array.from({ length: 10_000 }, newId).map(BigInt)
    expect(ids.every((id, index) => index === 0 || id > ids[index - 1]!)).toBe(true)
  } finally {
    Date.now = real
  }
})

test('an id never runs backwards, even when the clock does', () => {
  const real = Date.now
  const before = BigInt(newId())
  try {
    Date.now = () => real() - 3_600_000
    expect(BigInt(newId()) > before).toBe(true)
    Date.now = () => real() - 7_200_000
    expect(BigInt(newId()) > before + 1n).toBe(true)
  } finally {
    Date.now = real
  }
})

describe('scopes', () => {
  test.each([
    [['owner'], 'anything.at.all', 'all'],
    [['salesperson'], 'delivery.approve', 'own'],
    [['salesperson'], 'customer.save', 'all'],
    [['salesperson'], 'delivery.void', null],
    [['salesperson'], 'receipt.view', null],
    [['salesperson', 'warehouse'], 'delivery.view', 'all'],
    [['warehouse', 'salesperson'], 'delivery.view', 'all'],
    [['warehouse'], 'cost.view', null],
    [['accountant'], 'delivery.void', 'all'],
    [['accountant'], 'deliveryX.void', null],
    [['customer'], 'delivery.view', null],
    [[], 'sku.view', null],
    [['nobody'], 'sku.view', null],
    [['constructor'], 'sku.view', null],
    [['__proto__'], 'sku.view', null],
  ] as [string[], string, string | null][])('%j may %s: %s', (roles, permission, scope) => expect(scopeOf(roles, permission)).toBe(scope))

  test('a pattern does not reach beyond its dot', () => {
    expect(scopeOf(['administrator'], 'sku.save')).toBe('all')
    expect(scopeOf(['administrator'], 'skunk.save')).toBeNull()
  })

  test('every permission of a contract is held by the owner, and by someone else but those of owners', () => {
    const wanted = Object.values(contracts).flatMap(({ actions }) => Object.values(actions).map(({ permission }) => permission as string))
    const ofCompany = [...new Set(wanted)].filter((permission) => permission !== 'public' && permission !== 'signedIn')
    for (const permission of ofCompany) expect(scopeOf(['owner'], permission)).toBe('all')
    const others = (Object.keys(ROLES) as RoleName[]).filter((role) => role !== 'owner')
    const ownersAlone = ofCompany.filter((permission) => !others.some((role) => scopeOf([role], permission)))
    expect(ownersAlone).toEqual([])
  })
})

describe('the sql tag', () => {
  test('binds what it is given and splices only statements', () => {
    const part = sql`AND name = ${"'; DROP TABLE sku"}`
    expect(sql`SELECT ${1} FROM t WHERE id = ${'2'} ${part}`).toEqual({
      text: 'SELECT ? FROM t WHERE id = ? AND name = ?',
      values: [1, '2', "'; DROP TABLE sku"],
    })
  })
  test('refuses objects and undefined: the driver would make SQL of them', () => {
    expect(() => sql`id = ${{ id: 1 }}`).toThrow('object')
    expect(() => sql`id IN (${[{ id: 1 }]})`).toThrow('object')
    expect(() => sql`id = ${undefined}`).toThrow('undefined')
    expect(() => sql`id IN (${[undefined]})`).toThrow('undefined')
  })
  test('a value from the wire that looks like a statement is never spliced', () => {
    const wire = JSON.parse('{"text":"1 OR 1=1","values":[]}')
    expect(() => sql`id = ${wire}`).toThrow('object')
  })
  test('an empty list finds nothing', () => expect(sql`id IN (${[]})`.values).toEqual([[null]]))
  test('moments are UTC with milliseconds', () =>
    expect(sql`${new Date('2026-11-24T01:02:03.004Z')}`.values).toEqual(['2026-11-24 01:02:03.004']))
  test('wildcards a person types stand for themselves', () => {
    expect(anywhere('50%_\\')).toBe('%50\\%\\_\\\\%')
    expect(startsWith('a%')).toBe('a\\%%')
  })
  test('a name that is not one is refused', () => {
    for (const bad of ['a b', 'a`b', '', '1a', 'a;', 'a.b', '名']) expect(() => name(bad)).toThrow('not a name')
  })
  test('inserts and updates lead with the company', () => {
    expect(
      insert(
        'sku',
        '7',
        ['id', 'name'],
        [
          ['1', 'a'],
          ['2', null],
        ],
      ),
    ).toEqual({
      text: 'INSERT INTO `sku` (`company`, `id`, `name`) VALUES (?, ?, ?), (?, ?, ?)',
      values: ['7', '1', 'a', '7', '2', null],
    })
    expect(update('sku', '7', '1', { name: 'b' })).toEqual({
      text: 'UPDATE `sku` SET `name` = ? WHERE company = ? AND id = ?',
      values: ['b', '7', '1'],
    })
    expect(join([sql`a = ${1}`, sql`b = ${2}`], ' AND ')).toEqual({ text: 'a = ? AND b = ?', values: [1, 2] })
  })
})
