import { LabError } from '../../model/errors.ts'
import type { Report } from '../../model/report.ts'
import { OWN_FILE } from '../own-file.ts'
import { problemOf } from '../parts/problem.ts'
import { type Card, cardOf } from './card.ts'
import { defineProperties } from './define-properties.ts'
import { ElementView } from './element-view.ts'
import { isPlain, wordsOf } from './is-plain.ts'
import type { ProgramPanel } from './program-panel.ts'
import type { RunFollower } from './run-display.ts'
import { ATTRIBUTES, type AttributeName, LANGUAGES } from './tag-names.ts'
import type { AuthorContent, Program } from './tag-request.ts'

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

  declare experiment: string
  declare src: string
  declare program: string
  declare gil: string
  declare compare: string
  declare threads: number | null
  declare evalBreaker: string
  declare predict: string | boolean
  declare source: string | boolean
  declare compact: boolean
  declare hide: string
  declare caption: string
  declare messages: string
  declare mode: string
  declare theme: string
  declare lab: string

  /** The last report, measured or recorded. */
  report: Report | undefined
  /**
   * In embed/index.html: the content of the permalink in the page's address, which runs when the reader presses Run. Empty without a
   * permalink.
   */
  content: AuthorContent = {}
  #view: ElementView | undefined
  #panel: ProgramPanel | undefined
  #abort: AbortController | undefined
  #run: Promise<Report> | undefined
  /** What the reader guessed before the last run. A precise run shows it again. */
  #guess: Pick<Asked, 'guess'> = {}
  /** The results in view: the program as the reader changed it, and its report. */
  #shown: { readonly source: string | undefined; readonly report: Report } | undefined
  /** True if attributes changed during a run. The poster is updated when the run ends. */
  #stale = false
  /** Counts the posters, because a tag can change while the code for its poster loads. */
  #posters = 0

  /**
   * Measures, as the Run button does, or more rounds, as the button after a run of few rounds does. If a run is in progress, returns the promise of
   * that run.
   * @throws LabError if nothing can be shown; a DOMException 'AbortError' if the run was stopped before anything was measured
   */
  run({ isPrecise = false }: { readonly isPrecise?: boolean } = {}): Promise<Report> {
    return this.#start(isPrecise ? { isPrecise, ...this.#guess } : {})
  }

  /** Stops the run. The promise of run() resolves with what was measured until then, and rejects if that is nothing. */
  stop(): void {
    this.#abort?.abort()
  }

  connectedCallback(): void {
    if (this.#view) return
    this.#view = new ElementView(this, this.attachShadow({ mode: 'open' }), {
      onRun: () => void this.run().catch(() => {}),
      onPrecise: () => void this.run({ isPrecise: true }).catch(() => {}),
      onStop: () => {
        this.#view?.say('Stopping.')
        this.stop()
      },
    })
    this.#poster()
    // A parser or a framework may add the tag's content after the tag.
    new MutationObserver(() => this.#changed()).observe(this, { childList: true })
  }

  disconnectedCallback(): void {
    // Moving an element removes and inserts it within one task. Only an element that stays removed is stopped.
    queueMicrotask(() => this.isConnected || this.stop())
  }

  attributeChangedCallback(name: AttributeName, before: string | null, now: string | null): void {
    // The theme is pure CSS, so it needs no update.
    if (before !== now && name !== 'theme') this.#changed()
  }

  /** During a run, the element keeps the attributes with which the run started. */
  #changed(): void {
    if (this.#run) this.#stale = true
    else if (this.#view) this.#poster()
  }

  #poster(): void {
    this.#stale = false
    this.#panel = undefined
    this.#shown = undefined
    const mine = ++this.#posters
    const inline = this.#inline()
    const src = this.src.trim()
    const card = cardOf({
      experiment: this.experiment.trim(),
      src: src && URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI).href : undefined,
      file: this.content.program?.file ?? inline?.file ?? (this.program.trim() ? OWN_FILE : undefined),
    })
    const isWhole = this.#isInEnglish() && isPlain(this.#attribute, inline !== undefined)
    this.#view?.show({ card: this.#compared(card), caption: this.caption, hide: wordsOf(this.hide) }, !isWhole)
    if (!isWhole) void this.#prepare(() => mine === this.#posters)
  }

  /** A comparison of two GILs does not test the claim, so its card names the two. */
  #compared(card: Card): Card {
    const [first, second] = wordsOf(this.compare)
    return first && second ? { ...card, claim: `${first} and ${second}, side by side.` } : card
  }

  /** False if messages must be loaded, or if the tag names a language that the lab does not know. */
  #isInEnglish(): boolean {
    const { lang, isOwn } = this.#language()
    return lang === '' || lang === 'en' || !(isOwn || (LANGUAGES as readonly string[]).includes(lang))
  }

  async #prepare(isCurrent: () => boolean): Promise<void> {
    const view = this.#view!
    try {
      const { prepare } = await import('./prepare.ts')
      if (!isCurrent()) return
      this.#panel = await prepare(
        view,
        {
          attribute: this.#attribute,
          place: this.#place(),
          language: this.#language(),
          program: this.content.program,
          guess: (guess) => void this.#start({ guess }).catch(() => {}),
        },
        isCurrent,
      )
      if (isCurrent()) view.ready()
    } catch (error) {
      if (isCurrent()) view.refuse(problemOf(error))
    }
  }

  readonly #attribute = (name: AttributeName): string | null => this.getAttribute(name)

  #place() {
    return { baseUrl: document.baseURI, ownLab: GilLab.site, inline: this.#inline() }
  }

  /** The program inside the tag. */
  #inline(): Program | undefined {
    const script = this.querySelector<HTMLScriptElement>(':scope > script[type="text/x-python"]')
    return script ? { file: script.title || OWN_FILE, source: script.textContent } : undefined
  }

  /** The primary subtag of the tag's language, or of the page's language around it. */
  #language() {
    const lang = this.closest('[lang]')?.getAttribute('lang')?.replace(/-.*/, '').toLowerCase() ?? ''
    return { lang, isOwn: this.hasAttribute('lang') }
  }

  #start(asked: Asked): Promise<Report> {
    this.#run ??= this.#measure(asked).finally(() => {
      this.#run = undefined
      if (this.#stale) this.#poster()
    })
    return this.#run
  }

  async #measure(asked: Asked): Promise<Report> {
    this.#guess = asked.guess === undefined ? {} : { guess: asked.guess }
    this.#abort = new AbortController()
    const { signal } = this.#abort
    const view = this.#view
    if (!view) throw new LabError('usage', 'The element is not in a document.', 'Add it to the page first.')
    try {
      const program = this.#panel?.edited()
      const shown = this.#shown
      const earlier = asked.isPrecise && shown?.source === program?.source ? shown?.report : undefined
      view.begin(earlier !== undefined)
      // The run keeps the tag of the click, even if the tag changes while the code loads.
      const attributes = new Map(ATTRIBUTES.map((name) => [name, this.getAttribute(name)]))
      const place = this.#place()
      const { runTag } = await import('./fallbacks.ts')
      const { report, words, more, isShort } = await runTag((name) => attributes.get(name) ?? null, place, view, {
        inFrame: GilLab.inFrame,
        content: program ? { program } : this.content,
        signal,
        ...asked,
        earlier,
        onProgress: (progress) => this.#dispatch('progress', progress),
      })
      this.report = report
      if (isShort) view.keepEarlier(words)
      else {
        this.#shown = { source: program?.source, report }
        view.end(words, more)
      }
      this.#dispatch('result', report)
      return report
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

/** What a run is asked for: see RunFollower. */
type Asked = Pick<RunFollower, 'guess' | 'isPrecise'>

defineProperties(GilLab)
