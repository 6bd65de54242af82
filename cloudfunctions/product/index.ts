import { productContract } from '../../shared/product/contract'
import { serve } from '../kernel/serve'
import { duplicates } from './duplicates'
import { exportGoods } from './export'
import * as generate from './generate'
import { live } from './live'
import { trace } from './lotTrace'
import * as lots from './lots'
import { masters } from './masters'
import * as priceChange from './priceChange'
import * as priceHistory from './priceHistory'
import * as product from './product'
import * as serials from './serials'
import { scan } from './scan'
import * as sku from './sku'
import * as skuSave from './skuSave'

export const main = serve(productContract, {
  ...masters,
  'sku.save': skuSave.save,
  'sku.archive': skuSave.archive,
  'sku.list': sku.list,
  'sku.detail': sku.detail,
  'sku.scan': scan,
  'sku.duplicates': duplicates,
  'sku.export': exportGoods,
  'sku.live': live,
  'product.save': product.save,
  'product.archive': product.archive,
  'product.list': product.list,
  'product.detail': product.detail,
  'product.preview': generate.preview,
  'product.generate': generate.generate,
  'price.preview': priceChange.preview,
  'price.change': priceChange.change,
  'price.history': priceHistory.history,
  'price.cancel': priceHistory.cancel,
  'lot.list': lots.list,
  'lot.expiry': lots.expiry,
  'lot.propose': lots.propose,
  'lot.trace': trace,
  'serial.list': serials.list,
  'serial.detail': serials.detail,
})
