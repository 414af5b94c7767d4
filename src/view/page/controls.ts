import type { Progress } from '../../model/run.ts'
import { make } from '../dom.ts'
import { statusSentence } from '../status-sentences.ts'
import { liveOutput } from './live-output.ts'

export interface Controls {
  readonly element: HTMLElement
  /** The output of the program, hidden while it is empty. */
  readonly printed: HTMLElement
  /** Shows that a measurement has started. From then on, only Stop is enabled. */
  begin(): void
  progress(progress: Progress): void
  /** Shows that nothing runs any more. `words` say how the measurement ended. */
  end(words: string): void
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
  const start = make('button', { type: 'submit', class: 'run' }, 'Run')
  const stop = make('button', { type: 'button', click: () => running && onStop() }, 'Stop')
  const bar = make('progress', { 'aria-label': 'Progress', hidden: true })
  const status = make('p', { role: 'status' })
  const printed = liveOutput()
  let running = false
  let whose = ''
  const set = (now: boolean) => {
    running = now
    start.setAttribute('aria-disabled', `${now}`)
    stop.setAttribute('aria-disabled', `${!now}`)
    bar.hidden = !now
  }
  set(false)
  return {
    element: make('div', { class: 'controls buttons' }, start, stop, make('div', { class: 'how-far' }, status, bar)),
    printed: printed.element,
    begin: () => {
      set(true)
      bar.removeAttribute('value')
      printed.clear()
      status.textContent = 'Measuring this machine.'
    },
    progress: (progress) => {
      if (progress.phase === 'stdout') {
        printed.add(progress.text, whose)
        return
      }
      const words = statusSentence(progress)
      if (words) status.textContent = words
      if (progress.phase !== 'run') return
      whose = `under ${progress.gil}`
      bar.max = progress.total
      bar.value = progress.done
    },
    end: (words) => {
      set(false)
      status.textContent = words
    },
    say: (words) => {
      status.textContent = words
    },
    replay: (words) => {
      printed.clear()
      status.textContent = words
    },
  }
}
