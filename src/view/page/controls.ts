import { capitalised } from '../../model/capitalised.ts'
import { Remaining } from '../../model/remaining.ts'
import type { Progress } from '../../model/run.ts'
import { make } from '../dom.ts'
import { statusSentence } from '../status-sentences.ts'
import { liveOutput } from './live-output.ts'

export interface Controls {
  /** The button that submits the form. */
  readonly run: HTMLElement
  /** Stop, the status and the progress, for the place of the results. */
  readonly element: HTMLElement
  /** The output of the program, hidden while it is empty. */
  readonly printed: HTMLElement
  /** Shows that a measurement has started. `msPerRun`: how long its runs take, if it is known. From then on, Stop is visible, and Run is disabled. */
  begin(words: string, msPerRun?: number): void
  progress(progress: Progress): void
  /** Shows that nothing runs any more. `words` say how the measurement ended. */
  end(words: string): void
  /** Shows the output of a run that failed, with its tracebacks. */
  fail(output: string, gil: string): void
  /** Moves the focus to the state of the run, from where the reader reaches Stop and the answer. */
  focus(): void
  /** Makes screen readers read a sentence, for example the answer, which is elsewhere on the page. */
  announce(words: string): void
  /** Changes the status text and nothing else. */
  say(words: string): void
  /** Shows `words` for a recorded run, and removes the output of the previous run. */
  replay(words: string): void
}

/**
 * Run, Stop and the progress. A disabled button has `aria-disabled` instead of `disabled`, because `disabled` would take the focus away
 * from the reader who pressed it.
 */
export function controls(onStop: () => void): Controls {
  const run = make('button', { type: 'submit', class: 'run' }, 'Run')
  const stop = make('button', { type: 'button', click: () => running && onStop() }, 'Stop')
  const bar = make('progress', { 'aria-label': 'Progress' })
  const left = make('p', { class: 'summary' })
  const going = make('div', { class: 'going', hidden: true }, bar, left, stop)
  const status = make('p', { role: 'status' })
  const announced = make('p', { class: 'spoken', 'aria-live': 'polite' })
  const element = make('div', { class: 'run-state', role: 'group', 'aria-label': 'The run', tabindex: -1 }, status, announced, going)
  const printed = liveOutput()
  let running = false
  let whose = ''
  const remaining = new Remaining()
  const set = (now: boolean) => {
    running = now
    run.setAttribute('aria-disabled', `${now}`)
    // The reader who pressed Stop keeps the focus, on Run.
    if (!now && document.activeElement === stop) run.focus({ preventScroll: true })
    going.hidden = !now
  }
  const say = (words: string) => {
    status.textContent = words
  }
  return {
    run,
    element,
    printed: printed.element,
    begin: (words, msPerRun) => {
      set(true)
      remaining.begin(msPerRun)
      left.textContent = ''
      bar.removeAttribute('value')
      printed.clear()
      announced.textContent = ''
      say(words)
    },
    progress: (progress) => {
      if (progress.phase === 'stdout') {
        printed.add(progress.text, whose)
        return
      }
      const words = statusSentence(progress)
      if (words) say(words)
      if (progress.phase !== 'run') return
      whose = `under ${progress.gil}`
      bar.max = progress.total
      bar.value = progress.done
      const timeLeft = remaining.words(progress)
      left.textContent = timeLeft && `${capitalised(timeLeft)}.`
    },
    end: (words) => {
      set(false)
      say(words)
    },
    fail: (output, gil) => printed.replace(output, `under ${gil}`),
    focus: () => element.focus({ preventScroll: true }),
    announce: (words) => {
      announced.textContent = words
    },
    say,
    replay: (words) => {
      printed.clear()
      say(words)
    },
  }
}
