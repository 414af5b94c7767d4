import { STARVED_TURNS } from '../../check/stepping/starve.ts'
import type { Move, Standing } from '../../check/stepping/step-on.ts'
import { STEPPED_THREADS } from '../../check/stepping/stepped-lock.ts'
import { threadName } from '../../explore/schedule.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { make, uniqueId } from '../dom.ts'
import { stepsView } from '../schedule/steps-view.ts'
import { lockCode } from './lock-code.ts'
import { lockState } from './lock-state.ts'
import { attemptLabel, rivalOf, STEPPED_GILS, starvationOf } from './starvation-words.ts'
import type { AskSteps } from './stepping-host.ts'
import { achievement, GLOSSARY, HEADING, INTRODUCTION } from './stepping-words.ts'
import { threadCard } from './thread-card.ts'

interface SteppingActions {
  readonly ask: AskSteps
  /** Receives a run that could not be shown. */
  readonly refuse: (error: unknown) => void
  /** Copies a link to the present steps. Absent where the page cannot. */
  readonly copyLink: (gil: GilDescriptor, schedule: string) => void
  /** Says what was copied. */
  readonly copied: HTMLElement
}

const NAMES = Array.from({ length: STEPPED_THREADS }, (_, thread) => threadName(thread))

/** The reader chooses which thread of a lock moves next. */
export class SteppingView {
  readonly element: HTMLElement
  private standing: Standing | undefined
  /** The steps before each move, for Undo. */
  private past: string[] = []
  private readonly cards = NAMES.map((name, thread) => threadCard(thread, name, (move) => void this.move(move)))
  private readonly state = lockState()
  private readonly said = make('p', { class: 'said', 'aria-live': 'polite' })
  private readonly log = make('div', { class: 'log' })
  private readonly bound = make('p', { class: 'bound' })
  private readonly attempt = make('button', { type: 'button', class: 'small', click: () => void this.choose(this.gil, 'starve') })
  private readonly code = make('div')
  private readonly rival = make('button', { type: 'button', class: 'small', click: () => void this.choose(rivalOf(this.gil), 'starve') })
  private readonly choice: HTMLSelectElement

  constructor(
    private gil: GilDescriptor,
    private readonly actions: SteppingActions,
  ) {
    const heading = make('h2', { id: uniqueId('stepping') }, HEADING)
    this.choice = make(
      'select',
      { id: uniqueId('lock'), change: () => void this.choose(STEPPED_GILS[this.choice.selectedIndex] ?? this.gil) },
      ...STEPPED_GILS.map(({ id, title }) => make('option', { value: id }, `${id}: ${title}`)),
    )
    this.element = make(
      'section',
      { class: 'schedule stepping', 'aria-labelledby': heading.id },
      heading,
      make('p', {}, INTRODUCTION),
      make('p', { class: 'lock-choice' }, make('label', { for: this.choice.id }, 'The lock '), this.choice),
      this.bar(),
      this.said,
      this.bound,
      make('div', { class: 'threads' }, ...this.cards.map(({ element }) => element)),
      make('div', { class: 'panes' }, this.state.element, this.log),
      glossary(),
      this.code,
    )
  }

  /** Shows a lock after the steps of a schedule. `starve`: after an attempt to starve a thread. */
  async open(gil: GilDescriptor, schedule: string, act?: 'starve'): Promise<void> {
    this.gil = gil
    this.choice.value = gil.id
    this.past = []
    this.code.replaceChildren(lockCode(gil))
    const rival = rivalOf(gil)
    this.attempt.textContent = attemptLabel(gil)
    this.rival.textContent = `${attemptLabel(rival)} under ${rival.id}`
    this.bound.textContent = starvationOf(gil).why
    this.bound.hidden = true
    this.state.forget()
    await this.run(schedule, act)
  }

  private bar(): HTMLElement {
    const button = (label: string, click: () => void) => make('button', { type: 'button', class: 'small', click }, label)
    return make(
      'div',
      { class: 'bar' },
      button('Undo', () => void this.undo()),
      button('Start again', () => void this.choose(this.gil)),
      this.attempt,
      this.rival,
      button('Copy a link to these steps', () => this.actions.copyLink(this.gil, this.standing?.schedule ?? '')),
      this.actions.copied,
    )
  }

  private choose(gil: GilDescriptor, act?: 'starve'): Promise<void> {
    return this.open(gil, '', act)
  }

  private async move(move: Move): Promise<void> {
    this.past.push(this.standing?.schedule ?? '')
    await this.run(this.standing?.schedule ?? '', move)
  }

  private async undo(): Promise<void> {
    const schedule = this.past.pop()
    if (schedule !== undefined) await this.run(schedule)
  }

  private async run(schedule: string, act?: Move | 'starve'): Promise<void> {
    try {
      this.show(await this.actions.ask({ gil: this.gil.id, schedule, ...(act && { act }) }), act === 'starve')
    } catch (error) {
      this.actions.refuse(error)
    }
  }

  private show(standing: Standing, isAttempt: boolean): void {
    this.standing = standing
    const { threads, lines, worst } = standing
    for (const [index, card] of this.cards.entries()) card.show(threads[index]!)
    this.state.show(standing)
    this.said.textContent = achievement(standing, isAttempt)
    this.said.classList.toggle('starved', worst.times >= STARVED_TURNS)
    // The explanation gives the answer away, so it comes when the reader has seen a turn, or an attempt.
    this.bound.hidden = this.bound.hidden && !isAttempt && worst.times === 0 && !threads.some(({ turns }) => turns > 1)
    const names = NAMES.map((name) => `Thread ${name}`)
    const steps = stepsView({ fails: false, sentence: '', details: [], names, steps: lines }, (index) => void this.back(index))
    this.log.replaceChildren(make('h3', {}, 'What has happened'), steps.element)
    if (lines.length > 0) steps.show(lines.length - 1)
  }

  /** Goes back to the moment after a step. */
  private async back(index: number): Promise<void> {
    const line = this.standing?.lines[index]
    if (!this.standing || !line) return
    this.past.push(this.standing.schedule)
    await this.run(firstSteps(this.standing.schedule, line.at))
  }
}

/** The first steps of a schedule: "a3b2" and 4 give "a3b1". */
function firstSteps(schedule: string, count: number): string {
  let left = count
  return schedule.replace(/([a-z])(\d*)/g, (_part, thread: string, times: string) => {
    const kept = Math.min(left, Number(times || 1))
    left -= kept
    return kept > 0 ? `${thread}${kept}` : ''
  })
}

function glossary(): HTMLElement {
  const entries = GLOSSARY.flatMap(([term, about]) => [make('dt', {}, term), make('dd', {}, about)])
  return make('details', { class: 'glossary' }, make('summary', {}, 'What the steps mean'), make('dl', {}, ...entries))
}
