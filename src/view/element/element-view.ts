import type { LabError } from '../../model/errors.ts'
import { make } from '../dom.ts'
import { problemBox } from '../parts/problem.ts'
import theme from '../styles/theme.css?inline'
import type { Translator } from '../translate.ts'
import type { Card } from './card.ts'
import css from './element.css?inline'
import { drawnPoster } from './poster.ts'
import { adopt, hideParts } from './sheets.ts'
import type { Translations } from './translator.ts'

/** What an element shows before a run. */
interface Poster {
  readonly card: Card
  readonly caption: string
  readonly hide: readonly string[]
}

/** What a tag can ask for between the bar and the results. */
interface Additions {
  readonly prediction: HTMLElement | undefined
  readonly program: HTMLElement | undefined
}

interface Language {
  readonly lang: string
  readonly translations: Translations
  readonly translate: Translator
}

/** The element's own parts: the bar, the poster and the empty stage for results. All of them exist before the reader presses Run. */
export class ElementView {
  /** Holds the results of the latest run. */
  stage = newStage()
  /** The results of an earlier run, in view until those of the latest run replace them. */
  private earlier: HTMLElement | undefined
  /** The language of the results; undefined for English. */
  language: Language | undefined
  private readonly poster = make('div', { part: 'poster' })
  private readonly title = make('strong', { part: 'title' })
  private readonly status = make('p', { part: 'status', role: 'status' })
  /** Says during a run that the results in view are those of an earlier run. */
  private readonly kept = make('p', { hidden: true })
  private readonly words = make('div', { class: 'words' }, this.title, this.kept, this.status)
  private readonly live = make('a', { part: 'live', target: '_blank', rel: 'noopener', hidden: true })
  private readonly meter = make('progress', { part: 'progress', hidden: true })
  private readonly run: HTMLButtonElement
  private readonly stop: HTMLButtonElement
  /** Measures more rounds. */
  private readonly precise: HTMLButtonElement
  private readonly bar: HTMLElement
  private readonly added = make('div', { class: 'added', hidden: true })
  private readonly drawn = make('div')
  private readonly caption = make('p', { part: 'caption' })
  private shown: Poster | undefined
  private additions: Additions | undefined

  constructor(
    private readonly host: HTMLElement,
    readonly root: ShadowRoot,
    { onRun, onPrecise, onStop }: { readonly onRun: () => void; readonly onPrecise: () => void; readonly onStop: () => void },
  ) {
    adopt(root, theme)
    adopt(root, css)
    this.run = make('button', { type: 'button', class: 'run', part: 'run', click: onRun })
    this.stop = make('button', { type: 'button', part: 'stop', hidden: true, click: onStop })
    this.precise = make('button', { type: 'button', part: 'precise', hidden: true, click: onPrecise })
    this.bar = make('div', { class: 'bar idle', part: 'bar' }, this.run, this.precise, this.stop, this.words, this.live, this.meter)
    this.poster.append(make('slot', { name: 'poster' }, make('slot'), this.drawn))
    root.append(this.bar, this.added, this.stage, this.poster, make('slot', { name: 'caption' }, this.caption))
  }

  /** Shows the poster and an idle bar. `waits`: the texts stay invisible until further code has prepared the tag. */
  show(poster: Poster, waits: boolean): void {
    this.language = undefined
    this.additions = undefined
    this.shown = poster
    this.render(poster)
    this.bar.classList.add('idle')
    this.say('')
    this.live.hidden = true
    this.stage.replaceChildren()
    this.stage.hidden = true
    this.poster.hidden = false
    this.added.hidden = true
    this.run.hidden = false
    this.precise.hidden = true
    this.wait(waits)
  }

  /** Shows the poster's texts in another language. */
  speak(lang: string, translations: Translations, translate: Translator): void {
    this.language = { lang, translations, translate }
    if (this.shown) this.render(this.shown)
  }

  /** Shows a question, or the program, or both, in the room of the drawn poster. */
  add(additions: Additions): void {
    const { prediction, program } = additions
    if (!prediction && !program) return
    this.additions = additions
    if (prediction && this.language) for (const text of prediction.querySelectorAll('p, button')) this.reword(text)
    if (program && this.language) for (const button of program.querySelectorAll('button')) this.reword(button)
    // A claim answers the question, so it appears only beside a program.
    const claim = this.shown?.card.claim
    const words = claim && !prediction && !hasContent(this.host) ? [make('p', { part: 'claim' }, this.t(claim))] : []
    this.drawn.replaceChildren()
    this.added.replaceChildren(...words, ...(prediction ? [prediction] : []), ...(program ? [program] : []))
    this.added.hidden = false
    this.run.hidden = prediction !== undefined
  }

  /** Everything that the tag needs before a run is here. */
  ready(): void {
    this.wait(false)
  }

  /** Shows a message on the stage, with the author's content below it. */
  refuse(problem: Pick<LabError, 'whatHappened' | 'whatToDo'>): void {
    this.ready()
    this.drawn.replaceChildren()
    this.stage.replaceChildren(problemBox(problem))
    this.stage.hidden = false
    this.poster.hidden = false
  }

  /** `keepsEarlier`: the present results stay in view until replaceEarlier(). */
  begin(keepsEarlier: boolean): void {
    this.ready()
    this.earlier = this.stage
    this.stage = newStage()
    this.stage.hidden = false
    this.stage.classList.add('next')
    this.earlier.after(this.stage)
    this.kept.textContent = this.t('Provisional: the precise measurement goes on.')
    this.kept.hidden = !keepsEarlier
    if (!keepsEarlier) this.replaceEarlier()
    this.poster.hidden = true
    this.added.querySelector('[part=claim]')?.remove()
    this.additions?.prediction?.remove()
    this.added.hidden = !this.additions?.program
    this.run.hidden = false
    this.precise.hidden = true
    this.bar.classList.remove('idle')
    this.live.hidden = true
    this.pressable(true)
    this.meter.removeAttribute('value')
    this.say('Loading the lab.')
  }

  /**
   * Replaces the earlier results, if they are still in view. The new ones start with the height of the poster or of the earlier results. So
   * the content after the element moves only if they need more room.
   */
  replaceEarlier(): void {
    this.kept.hidden = true
    if (!this.earlier) return
    this.stage.style.minHeight = `${Math.max(this.poster.offsetHeight, this.earlier.offsetHeight)}px`
    this.stage.classList.remove('next')
    this.earlier.remove()
    this.earlier = undefined
  }

  /** Shows that a run has ended without replacing the earlier results. @returns false if there are none */
  keepEarlier(words: string): boolean {
    if (!this.earlier) return false
    this.stage.remove()
    this.stage = this.earlier
    this.earlier = undefined
    this.end(words, this.precise.textContent)
    return true
  }

  say(words: string): void {
    const text = this.t(words)
    if (this.status.textContent !== text) this.status.textContent = text
  }

  progress(done: number, total: number): void {
    this.meter.max = total
    this.meter.value = done
  }

  offer(liveUrl: string): void {
    this.live.href = liveUrl
    this.live.hidden = false
  }

  /** Shows the poster again after a run that was stopped before it had any result. */
  giveUp(words: string): void {
    if (this.keepEarlier(words)) return
    this.stage.replaceChildren()
    this.stage.hidden = true
    this.poster.hidden = false
    if (this.additions) this.add(this.additions)
    this.end(words)
  }

  /** Shows that the run has ended. `words` say how. `more`: the button that measures more rounds, if there is one. */
  end(words: string, more = ''): void {
    this.replaceEarlier()
    this.pressable(false)
    this.precise.hidden = !more
    this.precise.textContent = this.t(more)
    this.say(words)
    this.stage.style.minHeight = ''
  }

  private wait(waits: boolean): void {
    for (const part of [this.bar, this.poster]) part.classList.toggle('waits', waits)
  }

  private t(english: string): string {
    return this.language?.translate(english) ?? english
  }

  private reword(element: Element): void {
    element.textContent = this.t(element.textContent)
  }

  private render({ card, caption, hide }: Poster): void {
    const t = (english: string) => this.t(english)
    hideParts(this.root, hide)
    const title = t(card.title)
    this.title.textContent = title
    this.run.textContent = t('Run')
    this.run.setAttribute('aria-label', `${t('Run')}: ${title}`)
    this.stop.textContent = t('Stop')
    this.live.textContent = t('Run live in a new tab')
    this.meter.setAttribute('aria-label', t('Progress'))
    this.caption.textContent = caption
    this.caption.hidden = caption === ''
    this.drawn.replaceChildren(...(hasContent(this.host) ? [] : [drawnPoster(card, t)]))
  }

  /**
   * While a run goes on, shows Stop and the meter and disables Run. Run gets `aria-disabled`, because `disabled` would take the focus away
   * from the reader who pressed it.
   */
  private pressable(running: boolean): void {
    if (!running && this.root.activeElement === this.stop) this.run.focus()
    this.run.setAttribute('aria-disabled', `${running}`)
    this.stop.hidden = !running
    this.meter.hidden = !running
  }
}

function newStage(): HTMLElement {
  return make('div', { class: 'stage', part: 'results', hidden: true })
}

/** Whether the tag contains anything besides its caption, its program and white space. */
function hasContent(host: HTMLElement): boolean {
  return [...host.childNodes].some((node) =>
    node instanceof Element
      ? node.slot !== 'caption' && node.tagName !== 'SCRIPT'
      : node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
  )
}
