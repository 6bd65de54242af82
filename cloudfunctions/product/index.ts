import { category } from '../../shared/masters/places'
import { productContract } from '../../shared/product/contract'
import { masterHandlers } from '../kernel/master'
import { serve } from '../kernel/serve'
import * as sku from './sku'

export const main = serve(productContract, {
  ...masterHandlers('category', category),
  'sku.save': sku.save,
  'sku.archive': sku.archive,
  'sku.list': sku.list,
  'sku.detail': sku.detail,
  'sku.scan': sku.scan,
})
