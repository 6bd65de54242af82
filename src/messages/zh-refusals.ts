import { PERIOD_CHECKS, type PeriodCheck } from '../../shared/finance/periodActions'
import { dec, formatMoney, formatQuantity } from '../../shared/kernel/money'
import type { RefusalCode, RefusalData } from '../../shared/kernel/refusal'

/** What happened, and what the person can do about it. */
export interface Explained {
  happened: string
  advice: string
}

type Sentences = { [C in RefusalCode]: (data: RefusalData[C]) => Explained }

const wait = (seconds: number): string => (seconds >= 90 ? `${Math.ceil(seconds / 60)} 分钟` : `${Math.max(1, Math.ceil(seconds))} 秒`)

const SESSION: Record<RefusalData['UNAUTHENTICATED']['reason'], Explained> = {
  no_session: { happened: '还没有登录', advice: '登录后再试' },
  expired: { happened: '登录已过期', advice: '请重新登录，没发出的内容还在' },
  revoked: { happened: '登录已被收回', advice: '请重新登录，或问管理员' },
  unbound: { happened: '这个微信还没有加入任何公司', advice: '填写管理员给你的邀请码' },
  wrong_password: { happened: '手机号或密码不对', advice: '核对后再输一次' },
}

const INVITATION: Record<RefusalData['INVITATION_INVALID']['reason'], string> = {
  unknown: '邀请码不存在',
  used: '邀请码已经用过',
  expired: '邀请码已过期',
}

const STATE_WORDS: Record<string, string> = { draft: '草稿', submitted: '待审核', approved: '已审核', closed: '已关闭', voided: '已红冲' }

export const zhRefusals: Sentences = {
  INVALID: ({ issues }) => ({
    happened:
      issues
        .map((issue) => issue.message)
        .slice(0, 3)
        .join('；') || '填写的内容不正确',
    advice: '改好后再提交',
  }),
  UNAUTHENTICATED: ({ reason }) => SESSION[reason] ?? SESSION.no_session,
  TOO_MANY_ATTEMPTS: ({ retryAfter }) => ({ happened: '尝试次数太多', advice: `${wait(retryAfter)}后再试` }),
  FORBIDDEN: ({ what, givers }) => ({
    happened: what ? `你没有“${what}”的权限` : '你没有做这件事的权限',
    advice: givers?.length ? `可以请${givers.join('、')}在角色里给你加上` : '请管理员在成员里给你加上',
  }),
  NOT_MEMBER: () => ({ happened: '你不是这家公司的成员', advice: '换一家公司，或请管理员邀请你' }),
  LINK_CLOSED: () => ({ happened: '这个链接已失效', advice: '请对方重新发一个' }),
  NOT_FOUND: () => ({ happened: '找不到这条内容，可能已被删除', advice: '返回刷新列表' }),
  UNKNOWN_ACTION: () => ({ happened: '服务还不认识这个操作', advice: '更新到最新版本再试' }),
  REQUEST_REUSED: () => ({ happened: '这次操作的编号已被别的内容用过', advice: '重新提交一次' }),
  CHANGED: ({ by }) => ({ happened: by ? `${by}刚刚改过它` : '它刚刚被改过', advice: '刷新看过新内容再做' }),
  WRONG_STATE: ({ state }) => ({ happened: `单据现在是“${STATE_WORDS[state] ?? '别的状态'}”，不能这样做`, advice: '刷新看看' }),
  PERIOD_CLOSED: ({ closedTo }) => ({ happened: `${closedTo} 及以前的账已结`, advice: '把业务日期改到之后，或请财务反结账' }),
  PERIOD_NOT_READY: ({ period, checks }) => ({
    happened: `${period} 还不能结账：${checks.map((check) => PERIOD_CHECKS[check as PeriodCheck] ?? check).join('、')}`,
    advice: '按检查清单处理后再结账',
  }),
  FUTURE_DATE: ({ today }) => ({ happened: `业务日期晚于今天（${today}）`, advice: '把日期改到今天或以前' }),
  INSUFFICIENT_STOCK: ({ name, wanted, available, reserved, warehouseName }) => ({
    happened: !available
      ? `${warehouseName ?? '这个仓库'}的“${name}”不够出 ${formatQuantity(wanted)}`
      : reserved
        ? `“${name}”有 ${formatQuantity(reserved)} 已留给订单，还能用 ${formatQuantity(available)}，要 ${formatQuantity(wanted)}`
        : `${warehouseName ?? '这个仓库'}的“${name}”只有 ${formatQuantity(available)}，要出 ${formatQuantity(wanted)}`,
    advice: reserved ? '改小数量，换个仓库，或从订单发货' : '改小数量，换个仓库，或先入库',
  }),
  EXPIRED_LOT: ({ name, expiresAt }) => ({
    happened: `“${name}”的这一批 ${expiresAt} 已过期，不能出库`,
    advice: '换一批，或用允许过期的原因报损',
  }),
  SERIALS_MISCOUNTED: ({ name, wanted, given }) => ({
    happened: `“${name}”要 ${formatQuantity(wanted)} 个不重复的序列号，给了 ${given} 个`,
    advice: '补齐或删掉多余的序列号',
  }),
  SERIAL_ELSEWHERE: ({ name, serial, warehouse, warehouseName }) => ({
    happened: `“${name}”的序列号 ${serial} ${
      warehouse === undefined ? '不在这个仓库' : warehouse ? `在${warehouseName ?? '别的仓库'}` : '不在库里'
    }`,
    advice: '核对序列号，或先调拨、入库',
  }),
  SERIAL_IN_STOCK: ({ name, serial, warehouseName }) => ({
    happened: `“${name}”的序列号 ${serial} 已经在${warehouseName ?? '库'}`,
    advice: '核对序列号，不要重复入库',
  }),
  SOURCE_EXHAUSTED: ({ open }) => ({ happened: `来源行只剩 ${formatQuantity(open)} 没有处理`, advice: '改小数量' }),
  RECOUNT_NEEDED: ({ count }) => ({ happened: `还有 ${count} 种商品差异超过复盘线或等着复盘`, advice: '先复盘，或确认不再复盘后提交' }),
  STOCK_IN_USE: ({ name, reason }) => ({
    happened: reason === 'quantity' ? `“${name}”已经出过库，撤回会变成负库存` : `“${name}”的成本已被后面的出库用掉`,
    advice: '用退货单处理',
  }),
  FUND_BELOW_ZERO: ({ name, balance }) => ({
    happened: `“${name}”的钱不够，过账后会是 ${formatMoney(balance)}`,
    advice: '换一个账户，先调拨资金，或在设置里允许透支',
  }),
  CREDIT_EXCEEDED: ({ name, limit, exposure, amount }) => ({
    happened: `“${name}”的信用额度是 ${formatMoney(limit)}，已用 ${formatMoney(exposure)}，这单还要 ${formatMoney(amount)}`,
    advice: '先收款，或请有权的人放行',
  }),
  CREDIT_OVERDUE: ({ name, days, allowed }) => ({
    happened: `“${name}”有款项逾期 ${days} 天（最多允许 ${allowed} 天）`,
    advice: '先收款，或请有权的人放行',
  }),
  ITEM_SETTLED: ({ number, open, wanted }) => ({
    happened: dec(open).isZero()
      ? `${number} 已经核销完了`
      : `${number} 只剩 ${formatMoney(open)} 没有核销，这次要核销 ${formatMoney(wanted)}`,
    advice: '刷新未清项，重新选择',
  }),
  NO_LINES: () => ({ happened: '单据里还没有商品', advice: '先扫码或搜索加一行' }),
  DUPLICATE: ({ value }) => ({ happened: `“${value}”已经有了`, advice: '换一个，或去改原来那条' }),
  IN_USE: ({ what }) => ({ happened: `${what}还在使用，不能这样改`, advice: '停用它，或先处理用到它的地方' }),
  DISCOUNT_TOO_LARGE: ({ discount, total }) => ({
    happened: `优惠 ${formatMoney(discount)} 大于金额 ${formatMoney(total)}`,
    advice: '把优惠改小',
  }),
  INVITATION_INVALID: ({ reason }) => ({ happened: INVITATION[reason], advice: '请管理员重新发一个邀请' }),
  FILE_UNREADABLE: ({ reason, row, column }) => ({
    happened: `文件读不了：${row ? `第 ${row} 行` : ''}${column ? `“${column}”列` : ''}${reason}`,
    advice: '改好文件，或下载模板重填',
  }),
  TOO_LARGE: ({ limit }) => ({ happened: `内容太大（最多 ${limit}）`, advice: '分成几次' }),
  BLOCKED_BY: ({ kind, number }) => ({ happened: `${number ? `单据 ${number}` : kind} 还依赖它`, advice: '先红冲那一张' }),
  UNAVAILABLE: ({ retryAfter }) => ({ happened: '服务暂时连不上，你填的都还在', advice: `${wait(retryAfter)}后再试` }),
  LAST_OWNER: () => ({ happened: '公司至少要有一位在职的老板', advice: '先给别人老板角色' }),
  BUG: () => ({ happened: '服务里出了错，这次没有做成', advice: '再试一次；还不行就把下面的编号发给管理员' }),
}
