import { inventoryContract } from '../../shared/inventory/contract'
import { adjustment } from '../../shared/inventory/adjustment'
import { opening } from '../../shared/inventory/opening'
import { stocktake as stocktakeKind } from '../../shared/inventory/stocktake'
import { transfer, transferIn } from '../../shared/inventory/transfer'
import { documentHandlers } from '../kernel/document'
import { serve } from '../kernel/serve'
import * as alert from './alert'
import * as level from './alertLevel'
import * as movement from './movement'
import { reasonHandlers } from './reason'
import { suggest } from './replenish'
import * as replenish from './replenishOrder'
import { abc } from './reportAbc'
import { ageing } from './reportAgeing'
import { slow } from './reportSlow'
import { summary } from './reportSummary'
import { stockExport } from './reportTables'
import { turnover } from './reportTurnover'
import * as stock from './stock'
import { at } from './stockAt'
import { availability } from './stockAvailability'
import * as stocktake from './stocktake'
import * as counting from './stocktakeCounting'
import { stocktakePlanHandlers } from './stocktakePlan'
import * as stocktakeProgress from './stocktakeProgress'
import { review } from './stocktakeReview'
import { submit } from './stocktakeSubmit'
import { underway } from './transfer'
import { warehouseHandlers } from './warehouse'

const life = documentHandlers(stocktakeKind)

export const main = serve(inventoryContract, {
  ...warehouseHandlers,
  ...reasonHandlers,
  ...documentHandlers(opening),
  ...documentHandlers(adjustment),
  ...documentHandlers(transfer),
  ...documentHandlers(transferIn),
  'transfer.underway': underway,
  ...stocktakePlanHandlers,
  'stocktake.approve': life['stocktake.approve'],
  'stocktake.reject': life['stocktake.reject'],
  'stocktake.void': life['stocktake.void'],
  'stocktake.list': stocktake.list,
  'stocktake.start': stocktake.start,
  'stocktake.remove': stocktake.remove,
  'stocktake.detail': stocktake.detail,
  'stocktake.recount': stocktake.recount,
  'stocktake.count': counting.count,
  'stocktake.undo': counting.undo,
  'stocktake.submit': submit,
  'stocktake.progress': stocktakeProgress.progress,
  'stocktake.goods': stocktakeProgress.goods,
  'stocktake.review': review,
  'stock.list': stock.list,
  'stock.card': stock.card,
  'stock.at': at,
  'stock.availability': availability,
  'movement.list': movement.list,
  'level.list': level.list,
  'level.save': level.save,
  'level.set': level.set,
  'level.copy': level.copy,
  'alert.list': alert.list,
  'alert.dismiss': alert.dismiss,
  'replenish.suggest': suggest,
  'replenish.order': replenish.order,
  'replenish.transfer': replenish.transfer,
  'stockReport.summary': summary,
  'stockReport.turnover': turnover,
  'stockReport.ageing': ageing,
  'stockReport.abc': abc,
  'stockReport.slow': slow,
  'stockReport.export': stockExport.start as never,
})
