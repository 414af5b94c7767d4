import { LabError } from '../../model/errors.ts'
import type { Report } from '../../model/report.ts'
import { problemOf } from '../parts/problem.ts'
import { Face } from './element-view.ts'
import { type Asked, ATTRIBUTES, type AttributeName, askedOf, type Given } from './tag-request.ts'

/** On a server there are no elements; the class can be imported there all the same. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement

/**
 * `<gil-lab experiment="countdown">`: a poster, and after its click a run on the reader's own cores, or a recorded one where the browser
 * shares no memory here. docs/embedding.md has its attributes, events, slots, parts and variables.
 */
export class GilLab extends Base {
  static readonly observedAttributes = ATTRIBUTES
  /** Where the script lies, and beside it the lab: what `lab` is by default. */
  static site = ''
  /** The document is embed/index.html: nothing is framed once more. */
  static inFrame = false

  /** What was measured, or replayed, last. */
  report: Report | undefined
  /** What embed/ has from its link: it runs when the button is pressed. */
  given: Given = {}
  #face: Face | undefined
  #abort: AbortController | undefined
  #run: Promise<Report> | undefined
  /** Attributes were changed during a run: the poster is set when it has ended. */
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
   * Measures, as the Run button does; while a run goes on, that one.
   * @throws LabError where nothing could be shown; a DOMException 'AbortError' where it was stopped before anything was measured
   */
  run(): Promise<Report> {
    this.#run ??= this.#measure().finally(() => {
      this.#run = undefined
      if (this.#stale) this.#poster()
    })
    return this.#run
  }

  /** What is running ends with what was measured until then. */
  stop(): void {
    this.#abort?.abort()
  }

  connectedCallback(): void {
    if (this.#face) return
    this.#face = new Face(this, this.attachShadow({ mode: 'open' }), {
      onRun: () => void this.run().catch(() => {}),
      onStop: () => {
        this.#face?.say('Stopping.')
        this.stop()
      },
    })
    this.#poster()
  }

  disconnectedCallback(): void {
    // A move is a removal and an insertion in one task: only who stays away is stopped.
    queueMicrotask(() => this.isConnected || this.stop())
  }

  attributeChangedCallback(name: AttributeName, before: string | null, now: string | null): void {
    // The theme is CSS; a run keeps what it was begun with.
    if (!this.#face || before === now || name === 'theme') return
    if (this.#run) this.#stale = true
    else this.#poster()
  }

  #poster(): void {
    this.#stale = false
    try {
      this.#face?.show(this.#asked(), this.given)
    } catch (error) {
      this.#face?.refuse(problemOf(error))
    }
  }

  #asked(): Asked {
    return askedOf((name) => this.getAttribute(name), document.baseURI, GilLab.site)
  }

  async #measure(): Promise<Report> {
    this.#abort = new AbortController()
    const { signal } = this.#abort
    const face = this.#face
    if (!face) throw new LabError('usage', 'The element is not in a document.', 'Add it to the page first.')
    try {
      const asked = this.#asked()
      face.begin()
      const { climb } = await import('./fallbacks.ts')
      const shown = await climb(asked, face, {
        inFrame: GilLab.inFrame,
        given: this.given,
        signal,
        onProgress: (progress) => this.#tell('progress', progress),
      })
      this.report = shown.report
      face.end(shown.words)
      this.#tell('result', shown.report)
      return shown.report
    } catch (error) {
      this.#fail(face, error)
      throw error
    }
  }

  #fail(face: Face, error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') {
      face.giveUp('Stopped before anything was measured.')
      return
    }
    face.end('Nothing was measured.')
    face.refuse(problemOf(error))
    this.#tell('error', error)
  }

  #tell(what: 'progress' | 'result' | 'error', detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`gil-lab-${what}`, { detail, bubbles: true, composed: true }))
  }
}
