import { LabError } from '../../model/errors.ts'
import type { Report } from '../../model/report.ts'
import { problemOf } from '../parts/problem.ts'
import { ElementView } from './element-view.ts'
import { ATTRIBUTES, type AttributeName, type AuthorContent, type TagRequest, tagRequestOf } from './tag-request.ts'

/** A server has no HTMLElement. On a server the base is an empty class, so that the import of this module succeeds. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement

/**
 * The element `<gil-lab experiment="countdown">`. It shows a poster. When the reader presses Run, it measures on the reader's own cores, or
 * shows a recorded run if the browser shares no memory between threads here. docs/embedding.md describes its attributes, events, slots,
 * parts and variables.
 */
export class GilLab extends Base {
  static readonly observedAttributes = ATTRIBUTES
  /** The address of the lab's script, or of the folder that contains the script. It is the default of the attribute `lab`. */
  static site = ''
  /** True in embed/index.html, whose element opens no second frame. */
  static inFrame = false

  /** The last report, measured or recorded. */
  report: Report | undefined
  /**
   * In embed/index.html: the content of the permalink in the page's address, which runs when the reader presses Run. Empty without a
   * permalink.
   */
  content: AuthorContent = {}
  #view: ElementView | undefined
  #abort: AbortController | undefined
  #run: Promise<Report> | undefined
  /** True if attributes changed during a run. The poster is updated when the run ends. */
  #stale = false

  get experiment(): string {
    return this.getAttribute('experiment') ?? ''
  }
  set experiment(value: string) {
    this.setAttribute('experiment', value)
  }
  get gil(): string {
    return this.getAttribute('gil') ?? ''
  }
  set gil(value: string) {
    this.setAttribute('gil', value)
  }
  get threads(): number | null {
    return this.hasAttribute('threads') ? Number(this.getAttribute('threads')) : null
  }
  set threads(value: number | null) {
    if (value === null) this.removeAttribute('threads')
    else this.setAttribute('threads', `${value}`)
  }
  get evalBreaker(): string {
    return this.getAttribute('eval-breaker') ?? ''
  }
  set evalBreaker(value: string) {
    this.setAttribute('eval-breaker', value)
  }
  get src(): string {
    return this.getAttribute('src') ?? ''
  }
  set src(value: string) {
    this.setAttribute('src', value)
  }
  get mode(): string {
    return this.getAttribute('mode') ?? 'auto'
  }
  set mode(value: string) {
    this.setAttribute('mode', value)
  }
  get theme(): string {
    return this.getAttribute('theme') ?? 'auto'
  }
  set theme(value: string) {
    this.setAttribute('theme', value)
  }
  get lab(): string {
    return this.getAttribute('lab') ?? GilLab.site
  }
  set lab(value: string) {
    this.setAttribute('lab', value)
  }

  /**
   * Measures, as the Run button does. If a run is in progress, returns the promise of that run.
   * @throws LabError if nothing can be shown; a DOMException 'AbortError' if the run was stopped before anything was measured
   */
  run(): Promise<Report> {
    this.#run ??= this.#measure().finally(() => {
      this.#run = undefined
      if (this.#stale) this.#poster()
    })
    return this.#run
  }

  /** Stops the run. The promise of run() resolves with what was measured until then, and rejects if that is nothing. */
  stop(): void {
    this.#abort?.abort()
  }

  connectedCallback(): void {
    if (this.#view) return
    this.#view = new ElementView(this, this.attachShadow({ mode: 'open' }), {
      onRun: () => void this.run().catch(() => {}),
      onStop: () => {
        this.#view?.say('Stopping.')
        this.stop()
      },
    })
    this.#poster()
  }

  disconnectedCallback(): void {
    // Moving an element removes and inserts it within one task. Only an element that stays removed is stopped.
    queueMicrotask(() => this.isConnected || this.stop())
  }

  attributeChangedCallback(name: AttributeName, before: string | null, now: string | null): void {
    // The theme is pure CSS, so it needs no update. During a run, the element keeps the attributes with which the run started.
    if (!this.#view || before === now || name === 'theme') return
    if (this.#run) this.#stale = true
    else this.#poster()
  }

  #poster(): void {
    this.#stale = false
    try {
      this.#view?.show(this.#tagRequest(), this.content)
    } catch (error) {
      this.#view?.refuse(problemOf(error))
    }
  }

  #tagRequest(): TagRequest {
    return tagRequestOf((name) => this.getAttribute(name), document.baseURI, GilLab.site)
  }

  async #measure(): Promise<Report> {
    this.#abort = new AbortController()
    const { signal } = this.#abort
    const view = this.#view
    if (!view) throw new LabError('usage', 'The element is not in a document.', 'Add it to the page first.')
    try {
      const tag = this.#tagRequest()
      view.begin()
      const { showWithFallbacks } = await import('./fallbacks.ts')
      const shown = await showWithFallbacks(tag, view, {
        inFrame: GilLab.inFrame,
        content: this.content,
        signal,
        onProgress: (progress) => this.#dispatch('progress', progress),
      })
      this.report = shown.report
      view.end(shown.words)
      this.#dispatch('result', shown.report)
      return shown.report
    } catch (error) {
      this.#fail(view, error)
      throw error
    }
  }

  #fail(view: ElementView, error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') {
      view.giveUp('Stopped before anything was measured.')
      return
    }
    view.end('Nothing was measured.')
    view.refuse(problemOf(error))
    this.#dispatch('error', error)
  }

  #dispatch(what: 'progress' | 'result' | 'error', detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`gil-lab-${what}`, { detail, bubbles: true, composed: true }))
  }
}
