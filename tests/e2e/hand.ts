import { type BrowserContext, type Browser, chromium, type Page } from 'playwright-core'

export const openBrowser = (video?: string): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      ...(video
        ? ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${video}`]
        : []),
    ],
  })

/** Somebody with a phone in the hand: what they read and tap, and what went wrong behind their back. */
export class Hand {
  readonly faults: string[] = []

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly address: string,
  ) {
    page.on('pageerror', (error) => this.faults.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/net::ERR|Failed to load resource/.test(message.text())) this.faults.push(message.text())
    })
    page.on('request', (request) => {
      // Nothing may be fetched from anybody else: the shop's network may know only us.
      if (!request.url().startsWith(address) && !/^(?:data|blob):/.test(request.url())) this.faults.push(`asked ${request.url()}`)
    })
  }

  static async pick(browser: Browser, address: string): Promise<Hand> {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    return new Hand(context, page, address)
  }

  async logIn(phone: string, password: string): Promise<void> {
    await this.page.goto(this.address)
    await this.enter(phone, password)
    await this.sees('工作台')
  }

  /** Says who they are, on the login page that is open. */
  async enter(phone: string, password: string): Promise<void> {
    await this.page.fill('input[name=phone]', phone)
    await this.page.fill('input[name=password]', password)
    await this.tap('登录', '.login-go .button')
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.address}/#${path}`)
  }

  /** Taps what says this, among the visible elements of a selector. */
  async tap(words: string, selector = '.button'): Promise<void> {
    await this.page.locator(selector, { hasText: words }).locator('visible=true').first().tap()
  }

  /** A scan gun types the code into the field that waits for it and sends Enter. */
  async scan(code: string): Promise<void> {
    // While a page comes in, the one below is still there: the last field is the one on top.
    const field = this.page.locator('.scan-field input').locator('visible=true').last()
    await field.fill(code)
    await field.press('Enter')
  }

  async sees(words: string): Promise<void> {
    await this.page.getByText(words).locator('visible=true').first().waitFor()
  }

  /** The document on the screen has come to this state; the same word may stand in the list of documents it belongs to. */
  async seesState(words: string): Promise<void> {
    await this.page.locator('.head-tags', { hasText: words }).locator('visible=true').first().waitFor()
  }

  text(): Promise<string> {
    return this.page.evaluate('document.body.innerText') as Promise<string>
  }

  async putDown(): Promise<void> {
    await this.context.close()
  }
}
