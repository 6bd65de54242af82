/**
 * The message port: WeChat's subscription messages. A message goes to one person who allowed one message of the template;
 * nothing comes back from it but whether WeChat took it.
 */
export interface SubscribeMessage {
  openid: string
  template: string
  /** Where a tap leads: a page of the mini-program with its query. */
  page: string
  /** The template's fields, `thing1` → text; longer texts are cut, empty ones become a dash, because WeChat refuses both. */
  data: Record<string, string>
}

/** `sent`, or why WeChat will never take it: not allowed by the person, or nothing that a repeat could mend. */
export type Delivery = 'sent' | 'notAllowed' | 'refused'

interface CloudMessages {
  init(options: { env: unknown }): void
  DYNAMIC_CURRENT_ENV: unknown
  openapi: {
    subscribeMessage: {
      send(options: { touser: string; templateId: string; page: string; data: Record<string, { value: string }> }): Promise<unknown>
    }
  }
}

// Loaded on first use: the library takes a quarter of a second to load.
let loaded: CloudMessages | undefined
function cloud(): CloudMessages {
  if (!loaded) {
    loaded = require('wx-server-sdk') as CloudMessages
    loaded.init({ env: loaded.DYNAMIC_CURRENT_ENV })
  }
  return loaded
}

/** The person has not allowed it, or no more of it. */
const NOT_ALLOWED = 43101
/** Unknown person, unknown template, a page that is not released, values that do not fit. */
const REFUSED = new Set([40003, 40037, 41030, 47003])

/** The longest `thing` WeChat takes. */
const LONGEST = 20

/** Sends one message. What may pass (no connection, a busy platform) is thrown, so that the job is tried again. */
export async function sendMessage({ openid, template, page, data }: SubscribeMessage): Promise<Delivery> {
  const values = Object.fromEntries(Object.entries(data).map(([field, text]) => [field, { value: text.slice(0, LONGEST) || '—' }]))
  try {
    await cloud().openapi.subscribeMessage.send({ touser: openid, templateId: template, page, data: values })
    return 'sent'
  } catch (error) {
    const { errCode } = error as { errCode?: number }
    if (errCode === NOT_ALLOWED) return 'notAllowed'
    if (errCode && REFUSED.has(errCode)) return 'refused'
    throw error
  }
}
