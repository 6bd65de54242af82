import { contract } from '../kernel/contract'
import { masterActions } from '../kernel/master'
import { category } from '../masters/places'
import { priceLevel } from '../masters/priceLevel'
import { customField } from './customField'
import { liveActions } from './liveActions'
import { lotActions } from './lotActions'
import { priceActions } from './priceActions'
import { productActions } from './productActions'
import { serialActions } from './serialActions'
import { skuActions } from './skuActions'

export const productContract = contract('product', {
  ...masterActions('category', category, { view: 'category.view', manage: 'category.manage' }),
  ...masterActions('priceLevel', priceLevel, { view: 'sku.view', manage: 'price.change' }),
  ...masterActions('customField', customField, { view: 'sku.view', manage: 'sku.manage' }),
  ...skuActions,
  ...productActions,
  ...liveActions,
  ...priceActions,
  ...lotActions,
  ...serialActions,
})
