/** A role. A permission pattern is a name, `thing.*` for every verb on a thing, or `*`; the company's own roles name each. */
export interface Role {
  permissions: readonly string[]
  /** Permissions that reach only the person's own documents. */
  own?: readonly string[]
}

const VIEW_GOODS = [
  'stock.figures',
  'reason.view',
  'sku.view',
  'warehouse.view',
  'category.view',
  'region.view',
  'department.view',
  'home.view',
  'file.use',
  'label.view',
  'label.print',
  'document.print',
]

/** The rules of sales prices. */
const VIEW_PRICES = ['agreement.view', 'promotion.view', 'priceTier.view']
const SET_PRICES = ['agreement.*', 'promotion.*', 'priceTier.*']

const SELL = [
  ...['salesOrder', 'delivery', 'salesReturn', 'collection'].flatMap((kind) =>
    ['view', 'save', 'submit', 'approve', ...(kind === 'salesOrder' ? ['change', 'close'] : [])].map((verb) => `${kind}.${verb}`),
  ),
  'sale.quick',
  'sale.undo',
]

/** What everybody may do: claim back what they paid for the company. */
const CLAIM = ['expense.view', 'expense.save', 'expense.submit']
const CLAIM_WITH = [...CLAIM, 'expenseCategory.view', 'staff.view', 'fund.view']

/** Permissions that no action asks for as a whole: they unmask fields or lift a limit within actions. */
export const INNER_PERMISSIONS = {
  'cost.view': '看到成本、毛利和进价',
  'price.manual': '手工改售价',
  'price.belowFloor': '低于最低售价销售',
  'price.belowCost': '低于成本销售',
  'credit.override': '超出信用额度放行',
  'salesReturn.free': '无单退货',
} as const satisfies Record<string, string>

/** The built-in roles. */
export const ROLES = {
  owner: { label: '老板', permissions: ['*'] },
  administrator: {
    label: '管理员',
    permissions: [
      'reason.*',
      ...VIEW_GOODS,
      'member.*',
      'role.*',
      'settings.*',
      'operation.view',
      'warehouse.*',
      'label.*',
      'department.*',
      'region.*',
      'category.*',
      'fund.*',
      'customer.view',
      'supplier.view',
      'import.*',
      'sku.*',
      ...SET_PRICES,
      'price.change',
      'job.view',
    ],
  },
  salesperson: {
    label: '销售',
    permissions: [
      ...VIEW_GOODS,
      'stock.view',
      'customer.*',
      'customerBalance.view',
      'fund.view',
      ...SELL,
      ...VIEW_PRICES,
      'price.manual',
      'job.view',
      ...CLAIM_WITH,
    ],
    own: [...SELL, ...CLAIM],
  },
  warehouse: {
    label: '仓管',
    permissions: [
      'transfer.*',
      'transferIn.*',
      'adjustment.view',
      'adjustment.save',
      'adjustment.submit',
      ...VIEW_GOODS,
      'label.manage',
      'stock.view',
      'lot.trace',
      'serial.view',
      'customer.view',
      'supplier.view',
      'receipt.view',
      'receipt.save',
      'receipt.submit',
      'receipt.approve',
      'purchaseOrder.view',
      'purchaseReturn.view',
      'purchaseReturn.save',
      'purchaseReturn.submit',
      'purchaseReturn.approve',
      'delivery.view',
      'delivery.save',
      'delivery.submit',
      'delivery.approve',
      'salesOrder.view',
      'salesReturn.view',
      'salesReturn.save',
      'salesReturn.submit',
      'salesReturn.approve',
      'movement.view',
      'alert.*',
      'level.view',
      'replenish.view',
      'stocktake.view',
      'stocktake.count',
      'stocktake.save',
      'stocktakePlan.view',
      'job.view',
    ],
  },
  purchaser: {
    label: '采购',
    permissions: [
      ...VIEW_GOODS,
      'sku.*',
      'stock.view',
      'lot.trace',
      'serial.view',
      'movement.view',
      'alert.*',
      'level.*',
      'replenish.view',
      'report.stock',
      'report.party',
      'purchaseOrder.*',
      'purchaseReturn.view',
      'purchaseReturn.save',
      'purchaseReturn.submit',
      'purchaseReturn.approve',
      'landedCost.view',
      'landedCost.save',
      'landedCost.submit',
      'landedCost.approve',
      'supplierPrice.*',
      'purchasePlan.*',
      'salesOrder.view',
      'supplier.*',
      'supplierBalance.view',
      'fund.view',
      'payment.view',
      'payment.save',
      'payment.submit',
      'cost.view',
      'receipt.view',
      'receipt.save',
      'receipt.submit',
      'receipt.approve',
      'job.view',
    ],
  },
  accountant: {
    label: '财务',
    permissions: [
      'adjustment.*',
      'transfer.*',
      'transferIn.*',
      'reason.*',
      ...VIEW_GOODS,
      'stock.view',
      'lot.trace',
      'serial.view',
      'sku.export',
      ...SET_PRICES,
      'price.*',
      'cost.view',
      'movement.view',
      'alert.view',
      'level.view',
      'replenish.view',
      'customer.*',
      'supplier.*',
      'customerBalance.view',
      'supplierBalance.view',
      'fund.*',
      'fundBalance.view',
      'collection.*',
      'payment.*',
      'sale.*',
      'settlement.*',
      'fundTransfer.*',
      'manualVoucher.*',
      'closing.view',
      'openingBalance.*',
      'book.*',
      'period.*',
      'expense.*',
      'income.*',
      'expenseCategory.*',
      'ledger.*',
      'report.*',
      'statement.share',
      'staff.*',
      'cashCount.*',
      'operation.view',
      'job.view',
      'purchaseOrder.view',
      'purchaseReturn.*',
      'landedCost.*',
      'supplierPrice.view',
      'purchasePlan.*',
      'receipt.*',
      'delivery.*',
      'salesOrder.*',
      'salesReturn.*',
      'salesReturn.free',
      'opening.*',
      'stocktake.*',
      'stocktakePlan.*',
      'import.*',
      'credit.override',
    ],
  },
  customer: { label: '客户', permissions: [] },
  supplier: { label: '供应商', permissions: [] },
} as const satisfies Record<string, Role & { label: string }>

export type RoleName = keyof typeof ROLES
export const ROLE_LABELS = Object.fromEntries(Object.entries(ROLES).map(([name, role]) => [name, role.label])) as Record<RoleName, string>

/** What tells how much there is of goods. Who counts blind has none of it, where the company hides it. */
const BOOK_FIGURES = new Set([
  'stock.figures',
  'stock.view',
  'movement.view',
  'alert.view',
  'level.view',
  'replenish.view',
  'report.stock',
  'lot.trace',
  'serial.view',
])

/** The roles a company made itself, by id. */
export type OwnRoles = Readonly<Record<string, Role>>
export const NO_ROLES: OwnRoles = {}

/** Whether people in these roles must not learn from this permission what the book says while they count blind. */
export const isHiddenFromCounters = (roles: readonly string[], permission: string, own: OwnRoles): boolean =>
  BOOK_FIGURES.has(permission) && scopeOf(roles, 'stocktake.count', own) !== null && scopeOf(roles, 'stocktake.review', own) === null

export const SCOPES = { all: '全部', own: '本人' } as const
export type Scope = keyof typeof SCOPES

/** Whether a permission can be given for a person's own documents only: where a built-in role has it so, its actions know how. */
export const mayBeOwn = (permission: string): boolean => Object.values<Role>(ROLES).some(({ own }) => own?.includes(permission))

const matches = (pattern: string, permission: string): boolean =>
  pattern === '*' || pattern === permission || (pattern.endsWith('.*') && permission.startsWith(pattern.slice(0, -1)))

/**
 * How far a permission reaches for someone in these roles, built in or the company's `own`; null when none of them gives
 * it. The widest scope wins; a role that is not there any more gives nothing.
 */
export function scopeOf(roles: readonly string[], permission: string, own: OwnRoles = NO_ROLES): Scope | null {
  let found: Scope | null = null
  for (const name of roles) {
    const role: Role | undefined = Object.hasOwn(ROLES, name) ? ROLES[name as RoleName] : Object.hasOwn(own, name) ? own[name] : undefined
    if (!role?.permissions.some((pattern) => matches(pattern, permission))) continue
    if (!role.own?.includes(permission)) return 'all'
    found = 'own'
  }
  return found
}
