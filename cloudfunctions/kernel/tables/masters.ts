import { expenseCategory } from '../../../shared/finance/category'
import { voucherTemplate } from '../../../shared/finance/voucherTemplate'
import { party } from '../../../shared/masters/party'
import { department, fund, region, warehouse } from '../../../shared/masters/places'
import { reason } from '../../../shared/masters/reason'
import { label } from '../../../shared/output/label'
import { bigint, day, flag, int, moment, masterTable, optional, owned, table, text } from './columns'

/** What several modules refer to, and the chart of accounts. */
export const mastersTables = [
  // Masters.
  masterTable(warehouse, { unique: { warehouse_name: ['company', 'name'] } }),
  masterTable(department, { unique: { department_name: ['company', 'name'] } }),
  masterTable(region, { unique: { region_name: ['company', 'name'] } }),
  masterTable(fund, { unique: { fund_name: ['company', 'name'] } }),
  masterTable(expenseCategory, { unique: { expense_category_name: ['company', 'name'] } }),
  masterTable(voucherTemplate, { unique: { voucher_template_name: ['company', 'name'] } }),
  masterTable(reason, { unique: { reason_name: ['company', 'name'] } }),
  masterTable(
    party,
    { unique: { party_name: ['company', 'name'] }, index: { party_code: ['company', 'code'] } },
    { staff: optional(flag) },
  ),
  // What a party has several of.
  owned(
    'party_contact',
    { party: bigint, no: int, name: text(60), position: optional(text(60)), phone: optional(text(40)) },
    { index: { contact_party: ['company', 'party'] } },
  ),
  owned(
    'party_address',
    { party: bigint, no: int, address: text(200), contact: optional(text(60)), phone: optional(text(40)), isDefault: flag },
    { index: { address_party: ['company', 'party'] } },
  ),
  table(
    'party_tag',
    { company: bigint, party: bigint, tag: text(20) },
    { primary: ['company', 'party', 'tag'], index: { tag_party: ['company', 'tag'] } },
  ),
  table('ledger_account', { company: bigint, code: text(12), name: text(60), side: text(6) }, { primary: ['company', 'code'] }),
  // Statements by link, and what was said of their lines.
  owned(
    'statement_share',
    {
      party: bigint,
      side: text(20),
      fromDay: day,
      toDay: day,
      expiresAt: moment,
      revokedAt: optional(moment),
      createdBy: bigint,
      createdAt: moment,
    },
    { index: { share_party: ['company', 'party'] } },
  ),
  table(
    'statement_verdict',
    {
      company: bigint,
      party: bigint,
      side: text(20),
      posting: int,
      verdict: text(20),
      note: optional(text(200)),
      saidBy: text(60),
      member: optional(bigint),
      share: optional(bigint),
      at: moment,
    },
    { primary: ['company', 'party', 'side', 'posting'] },
  ),
  // Labels, and how far a company's own barcodes have been handed out.
  masterTable(label, { unique: { label_name: ['company', 'name'] } }),
  table('barcode_series', { company: bigint, prefix: text(2), used: bigint }, { primary: ['company', 'prefix'] }),
]
