import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { JSDOM } from 'jsdom'
import { type CloudCall, makeWx } from './wx'

/**
 * Runs the compiled WeChat build as a phone would: WeChat's own component framework (glass-easel) renders the real
 * WXML, the real app.js and pages run in a context without DOM or Node globals and with eval forbidden.
 */
const dom = new JSDOM('<!DOCTYPE html><html><body></body></html>', { pretendToBeVisual: true })
for (const name of ['window', 'document', 'Element', 'HTMLElement', 'Node', 'Event', 'MutationObserver', 'IntersectionObserver'])
  (globalThis as Record<string, unknown>)[name] ??= name === 'window' ? dom.window : dom.window[name as 'window']

// They look for a window when they are loaded, so they are loaded after it is there.
const glassEasel = require('glass-easel')
const { MiniProgramEnv } = require('glass-easel-miniprogram-adapter')
const { TmplGroup } = require('glass-easel-template-compiler')

const BUILT_IN =
  'view text button input textarea scroll-view image swiper swiper-item picker picker-view picker-view-column form label checkbox checkbox-group radio radio-group switch slider progress icon navigator canvas cover-view cover-image web-view root-portal page-meta rich-text movable-view movable-area match-media page-container share-element camera video audio map block slot span snapshot list-view grid-view sticky-header sticky-section live-player live-pusher editor ad official-account open-data keyboard-accessory native-slot voip-room ad-custom navigation-bar channel-live channel-video functional-page-navigator'.split(
    ' ',
  )
const BUBBLES = ['tap', 'touchstart', 'touchmove', 'touchend', 'longpress']
const HOST_TYPES: Record<string, unknown> = { String, Number, Boolean, Object, Array, Function }

// biome-ignore lint/suspicious/noExplicitAny: glass-easel's nodes, components and definitions have no public types here
type Untyped = any

/** Property types come from the other realm and are unknown to the framework: they are taken by their names. */
function hostTypes(definition: Untyped): Untyped {
  const host = (type: Untyped) => (typeof type === 'function' && HOST_TYPES[type.name]) || type
  for (const [name, property] of Object.entries<Untyped>(definition?.properties ?? {})) {
    if (typeof property === 'function') definition.properties[name] = host(property)
    else if (property && 'type' in property) property.type = host(property.type)
  }
  return definition
}

interface OpenPage {
  path: string
  host: HTMLElement
  root: Untyped
  caller: Untyped
  component: Untyped
}

export class MiniProgram {
  readonly stack: OpenPage[] = []
  readonly calls: { name: string; options: Untyped }[] = []
  readonly errors: unknown[] = []
  readonly missing = new Set<string>()
  readonly storage = new Map<string, unknown>()
  readonly pages: string[]
  private readonly modules = new Map<string, { exports: Untyped }>()
  private readonly registered = new Set<string>()
  private readonly clocks = new Set<NodeJS.Timeout>()
  private readonly painted = new Set<Untyped>()
  private readonly context: vm.Context
  private readonly wx: Record<string, unknown>
  private readonly space: Untyped
  private readonly backend: Untyped
  private definer: Untyped
  private app: Untyped = null

  constructor(
    private readonly dist: string,
    private readonly phone: { cloud(call: CloudCall): Promise<unknown>; scanned?: () => string },
  ) {
    const config = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'))
    this.pages = [
      ...config.pages,
      ...(config.subPackages ?? []).flatMap((each: Untyped) => each.pages.map((page: string) => `${each.root}/${page}`)),
    ]
    this.wx = makeWx({
      firstPage: this.pages[0]!,
      storage: this.storage,
      navigation: {
        open: (url) => this.open(url),
        closeTop: () => this.closeTop(),
        reopenTop: () => this.top.caller.onShow?.(),
        depth: () => this.stack.length,
      },
      cloud: (call) => this.phone.cloud(call),
      scanned: () => this.phone.scanned?.() ?? '',
      record: (name, options) => this.calls.push({ name, options }),
      failed: (error) => this.errors.push(error),
      missing: (name) => this.missing.add(name),
    })
    const log =
      (level: string) =>
      (...words: unknown[]) =>
        void (level === 'error' && this.errors.push(words))
    const console = Object.fromEntries(['log', 'info', 'warn', 'error', 'debug', 'group', 'groupEnd'].map((level) => [level, log(level)]))
    // Query caches and the outbox keep clocks running for minutes; the last test must not wait for them.
    const kept = (start: typeof setTimeout | typeof setInterval) => (work: () => void, pause?: number) => {
      const clock = start(work, pause)
      this.clocks.add(clock)
      return clock
    }
    const timers = { setTimeout: kept(setTimeout), clearTimeout, setInterval: kept(setInterval), clearInterval }
    this.context = vm.createContext({ ...timers, console }, { codeGeneration: { strings: false, wasm: false } })
    const env = new MiniProgramEnv()
    this.space = env.createCodeSpace('main', true)
    this.readTemplates()
    this.backend = env.associateBackend(new glassEasel.CurrentWindowBackendContext())
  }

  get top(): OpenPage {
    return this.stack[this.stack.length - 1]!
  }

  private readTemplates(): void {
    const group = new TmplGroup()
    const files = (fs.readdirSync(this.dist, { recursive: true }) as string[]).map((file) => file.replace(/\\/g, '/'))
    const read = (file: string) => fs.readFileSync(path.join(this.dist, file), 'utf8')
    for (const file of files) {
      if (file.endsWith('.wxml')) group.addTmpl(file.slice(0, -5), read(file))
      else if (file.endsWith('.wxs')) group.addScript(file.slice(0, -4), read(file))
    }
    const compiled = new Function(`return ${group.getTmplGenObjectGroups()}`)()
    group.free()
    for (const tag of BUILT_IN) this.space.getComponentSpace().setGlobalUsingComponent(tag, `wx-${tag}`)
    for (const file of files) {
      const name = file.replace(/\.\w+$/, '')
      // Without the fallback `bindtap` stays an attribute and no event arrives.
      if (file.endsWith('.wxml') && compiled[name])
        this.space.addCompiledTemplate(name, { groupList: compiled, content: compiled[name], fallbackListenerOnNativeNode: true })
      if (file.endsWith('.json') && !/^(?:app|project\.config|sitemap|theme)\.json$/.test(file))
        this.space.addComponentStaticConfig(name, JSON.parse(read(file)))
    }
  }

  private load(name: string): Untyped {
    const file = name.endsWith('.js') ? name : `${name}.js`
    const known = this.modules.get(file)
    if (known) return known.exports
    const module = { exports: {} as Untyped }
    this.modules.set(file, module)
    // WeChat shadows what a browser has; App, Page and Component belong to whoever loads, so they are looked up late.
    const names = [
      'require',
      'module',
      'exports',
      'wx',
      'App',
      'Page',
      'Component',
      'Behavior',
      'getApp',
      'getCurrentPages',
      'window',
      'document',
      'self',
      'location',
      'navigator',
      'localStorage',
      'XMLHttpRequest',
      'WebSocket',
    ]
    const run = vm.compileFunction(fs.readFileSync(path.join(this.dist, file), 'utf8'), names, {
      filename: path.join(this.dist, file),
      parsingContext: this.context,
    })
    run(
      (other: string) => this.load(path.posix.join(path.posix.dirname(file), other)),
      module,
      module.exports,
      this.wx,
      (definition: Untyped) => this.definer.App(definition),
      (definition: Untyped) => this.definer.Page(definition),
      (definition: Untyped) => this.definer.Component(hostTypes(definition)),
      (definition: Untyped) => this.definer.Behavior(hostTypes(definition)),
      () => this.app,
      () => this.stack.map(({ caller }) => caller),
    )
    return module.exports
  }

  private register(name: string): void {
    if (this.registered.has(name)) return
    this.registered.add(name)
    const file = path.join(this.dist, `${name}.json`)
    const config = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {}
    for (const used of Object.values<string>(config.usingComponents ?? {}))
      this.register(used.startsWith('/') ? used.slice(1) : path.posix.join(path.posix.dirname(name), used))
    this.space.componentEnv(name, (env: Untyped) => {
      this.definer = env
      this.load(name)
    })
  }

  launch(): void {
    this.definer = { App: (definition: Untyped) => (this.app = Object.assign(Object.create(null), definition)) }
    this.load('app')
    const options = (this.wx.getLaunchOptionsSync as () => unknown)()
    this.app.onLaunch?.call(this.app, options)
    this.app.onShow?.call(this.app, options)
  }

  async open(url: string): Promise<void> {
    const [name = '', query = ''] = url.replace(/^\//, '').split('?')
    if (!this.pages.includes(name)) throw new Error(`page ${name} is not found`)
    if (this.stack.length >= 10) throw new Error('webview count limit exceed')
    this.top?.caller.onHide?.()
    this.register(name)
    const host = document.createElement('div')
    const place = host.appendChild(document.createElement('div'))
    document.body.appendChild(host)
    const root = this.backend.createRoot('wx-page', this.space, name)
    const caller = root.get()
    const parameters = Object.fromEntries(
      query
        .split('&')
        .filter(Boolean)
        .map((pair) => pair.split('=').map(decodeURIComponent)),
    )
    Object.assign(caller, { route: name, is: name, options: parameters })
    const setData = caller.setData
    caller.setData = (patch: unknown, callback: unknown) => {
      this.painted.add(caller)
      return setData.call(caller, patch, callback)
    }
    this.stack.push({ path: name, host, root, caller, component: root.getComponent() })
    root.attach(host, place)
    caller.onLoad?.(parameters)
    caller.onShow?.()
    await this.until(() => this.painted.has(caller), 'the first setData')
    caller.onReady?.()
  }

  closeTop(): void {
    const page = this.stack.pop()!
    page.caller.onUnload?.()
    page.root.release()
    page.host.remove()
  }

  /** Leaves nothing that could run on after a test. */
  end(): void {
    while (this.stack.length > 0) this.closeTop()
    for (const clock of this.clocks) clearTimeout(clock)
  }

  *nodes(node: Untyped = this.top.component.getShadowRoot()): Generator<Untyped> {
    yield node
    const shadow = glassEasel.Component.isComponent(node) ? node.getShadowRoot?.() : null
    if (shadow) yield* this.nodes(shadow)
    for (const child of node.childNodes ?? []) yield* this.nodes(child)
  }

  text(node?: Untyped): string {
    let words = ''
    for (const each of this.nodes(node)) if (glassEasel.TextNode.isTextNode(each)) words += each.textContent
    return words
  }

  /** Elements of a class whose words contain the text, outermost first. */
  all(className: string, words = ''): Untyped[] {
    return [...this.nodes()].filter(
      (node) =>
        !glassEasel.TextNode.isTextNode(node) &&
        String(node.class ?? '')
          .split(/\s+/)
          .includes(className) &&
        this.text(node).includes(words),
    )
  }

  async fire(className: string, type: string, detail: object = {}, words = ''): Promise<void> {
    const node = await this.until(() => this.all(className, words)[0], `.${className} ${words}`)
    node.triggerEvent(type, detail, { bubbles: BUBBLES.includes(type), composed: true, capturePhase: true })
    await new Promise((resolve) => setTimeout(resolve, 20))
  }

  tap = (className: string, words = ''): Promise<void> => this.fire(className, 'tap', {}, words)

  async until<T>(look: () => T, what: string): Promise<NonNullable<T>> {
    const limit = Date.now() + 10_000
    while (Date.now() < limit) {
      const found = look()
      if (found) return found as NonNullable<T>
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    throw new Error(
      `waited in vain for ${what} on ${this.top?.path}: ${this.top ? this.text() : ''}\n${this.errors.map(String).join('\n')}`,
    )
  }
}
