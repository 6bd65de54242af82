import { scopeOf } from '../../shared/access/roles'
import { type Alert, ALERT_KINDS } from '../../shared/inventory/alerts'
import { type Context, ownRolesOf, rolesOf } from '../kernel/context'
import { enqueue } from '../kernel/jobs'
import { OWN_ROLES } from '../kernel/identity'
import { sql } from '../kernel/sql'

const ALERT_PAGE = 'inventory/alerts/index'

/** Queues one message about new alerts to everyone who may see them, where the company has a template for it. */
export async function announce(ctx: Context, alerts: readonly Alert[]): Promise<void> {
  const template = ctx.settings.stockAlertTemplate
  const first = alerts[0]
  if (!template || !first) return
  const [members, names] = await ctx.tx.all([
    sql`SELECT m.id, m.roles, ${OWN_ROLES} FROM member m JOIN person p ON p.id = m.person WHERE m.company = ${ctx.company} AND m.active = 1 AND p.openid IS NOT NULL`,
    sql`SELECT t.name, w.name AS warehouse FROM sku t JOIN warehouse w ON w.company = t.company AND w.id = ${first.warehouse} WHERE t.company = ${ctx.company} AND t.id = ${first.sku}`,
  ])
  const goods = new Set(alerts.map((alert) => alert.sku)).size
  const places = new Set(alerts.map((alert) => alert.warehouse)).size
  const { name, warehouse } = names![0] as { name: string; warehouse: string }
  const several = ` 等 ${goods} 种`
  const data = {
    thing1: goods > 1 ? `${name.slice(0, 20 - several.length)}${several}` : name,
    thing2: [...new Set(alerts.map((alert) => ALERT_KINDS[alert.kind]))].join('、'),
    thing3: places > 1 ? `${places} 个仓库` : warehouse,
  }
  for (const member of members!)
    if (scopeOf(rolesOf(member.roles), 'alert.view', ownRolesOf(member.ownRoles)))
      enqueue(ctx, 'message.send', { member: member.id, template, page: ALERT_PAGE, data }, 1)
}
