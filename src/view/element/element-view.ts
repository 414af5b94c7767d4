import type { LabError } from '../../model/errors.ts'
import { make } from '../dom.ts'
import { problemBox } from '../parts/problem.ts'
import theme from '../styles/theme.css?inline'
import css from './element.css?inline'
import { drawnPoster } from './poster.ts'
import { adopt } from './sheets.ts'
import { type AuthorContent, type Card, cardOf, type TagRequest } from './tag-request.ts'

/** The element's own parts: the bar, the poster and the empty stage for results. All of them exist before the reader presses Run. */
export class ElementView {
  /** Holds the results. A new run empties it. */
  readonly stage = make('div', { class: 'stage', part: 'results', hidden: true })
  private readonly poster = make('div', { part: 'poster' })
  private readonly title = make('strong', { part: 'title' })
  private readonly claim = make('span', { part: 'claim' })
  private readonly status = make('p', { part: 'status', role: 'status' })
  private readonly words = make('div', { class: 'words' }, this.title, this.claim, this.status)
  private readonly live = make('a', { part: 'live', target: '_blank', rel: 'noopener', hidden: true }, 'Run live in a new tab')
  private readonly meter = make('progress', { part: 'progress', 'aria-label': 'Progress', hidden: true })
  private readonly run: HTMLButtonElement
  private readonly stop: HTMLButtonElement
  private readonly bar: HTMLElement
  private readonly drawn = make('div')

  constructor(
    private readonly host: HTMLElement,
    readonly root: ShadowRoot,
    { onRun, onStop }: { readonly onRun: () => void; readonly onStop: () => void },
  ) {
    adopt(root, theme)
    adopt(root, css)
    this.run = make('button', { type: 'button', class: 'run', part: 'run', click: onRun }, 'Run')
    this.stop = make('button', { type: 'button', part: 'stop', hidden: true, click: onStop }, 'Stop')
    this.bar = make('div', { class: 'bar idle', part: 'bar' }, this.run, this.stop, this.words, this.live, this.meter)
    this.poster.append(make('slot', { name: 'poster' }, make('slot'), this.drawn))
    root.append(this.bar, this.stage, this.poster, make('slot', { name: 'caption' }))
  }

  /** Shows the poster and an idle bar. */
  show(tag: TagRequest, content: AuthorContent): void {
    const card = cardOf(tag, content)
    this.idle(card)
    this.stage.replaceChildren()
    this.stage.hidden = true
    this.poster.hidden = false
    this.drawn.replaceChildren(...(hasContent(this.host) ? [] : [drawnPoster(card)]))
  }

  /** Shows a message on the stage, with the author's content below it. */
  refuse(problem: Pick<LabError, 'whatHappened' | 'whatToDo'>): void {
    this.drawn.replaceChildren()
    this.stage.replaceChildren(problemBox(problem))
    this.stage.hidden = false
    this.poster.hidden = false
  }

  private idle({ title, claim }: Card): void {
    const clamped = hasContent(this.host)
    this.title.textContent = title
    // A poster drawn by the element contains the whole claim, so the bar omits it.
    this.claim.textContent = clamped ? claim : ''
    this.claim.title = claim
    this.words.classList.toggle('two', clamped)
    this.run.setAttribute('aria-label', `Run: ${title}`)
    this.bar.classList.add('idle')
    this.say('')
    this.live.hidden = true
  }

  begin(): void {
    // The stage starts with the height of the poster or of the previous results. So the content after the element moves only if the new
    // results need more room.
    this.stage.style.minHeight = `${Math.max(this.poster.offsetHeight, this.stage.offsetHeight)}px`
    this.stage.replaceChildren()
    this.stage.hidden = false
    this.poster.hidden = true
    this.bar.classList.remove('idle')
    this.claim.textContent = ''
    this.live.hidden = true
    this.pressable(true)
    this.meter.removeAttribute('value')
    this.say('Loading the lab.')
  }

  say(words: string): void {
    if (this.status.textContent !== words) this.status.textContent = words
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
    this.stage.replaceChildren()
    this.stage.hidden = true
    this.poster.hidden = false
    this.end(words)
  }

  /** Shows that the run has ended. `words` say how. */
  end(words: string): void {
    this.pressable(false)
    this.say(words)
    this.stage.style.minHeight = ''
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

/** Whether the tag contains anything besides its caption and white space. */
function hasContent(host: HTMLElement): boolean {
  return [...host.childNodes].some((node) =>
    node instanceof Element ? node.slot !== 'caption' : node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
  )
}
