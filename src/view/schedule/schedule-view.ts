import { EVAL_BREAKER_WORDS, evalBreakerOf } from '../../model/eval-breaker.ts'
import { make, uniqueId } from '../dom.ts'
import type { Replay } from './replay.ts'
import { placesAt, type ReplayedRun, shownSteps } from './replayed-run.ts'
import { type SourceFile, sourceView } from './source-view.ts'
import { stepper } from './stepper.ts'
import { stepsView } from './steps-view.ts'

/** A replayed run: what it shows, its steps, and the source with the line of each thread. The reader goes from step to step. */
export function scheduleView(run: ReplayedRun, replay: Replay): HTMLElement {
  const heading = make('h2', { id: uniqueId('schedule') }, run.sentence)
  const verdict = make(
    'div',
    { class: 'verdict', 'data-verdict': run.fails ? 'refuted' : 'confirmed' },
    heading,
    ...(run.property === undefined ? [] : [make('p', {}, `The checked property: ${run.property}.`)]),
    make('p', {}, context(replay)),
  )
  return make(
    'section',
    { class: 'schedule', 'aria-labelledby': heading.id },
    verdict,
    ...(run.steps.length > 0 ? player(run, filesOf(run, replay)) : []),
    ...run.details.map(({ title, text }) => detail(title, text)),
  )
}

function detail(title: string, text: string): HTMLElement {
  const shown = make('pre', { tabindex: 0, role: 'region', 'aria-label': title }, text || '(nothing)')
  return make('div', { class: 'detail' }, make('p', { class: 'summary' }, title), shown)
}

/** Says what was replayed: "Replayed in this page: program.py under switch, with the check points of CPython 3.10 and later." */
function context({ gil, program, evalBreaker }: Replay): string {
  const checks = program && evalBreakerOf(gil, evalBreaker)
  const points = checks ? `, with the check points of CPython ${EVAL_BREAKER_WORDS[checks]}` : ''
  return `Replayed in this page: ${program?.file ?? 'a scenario'} under ${gil.id}${points}.`
}

/** The main file, and the other files that a thread is in at some step. */
function filesOf({ steps }: ReplayedRun, { program }: Replay): SourceFile[] {
  if (!program) return []
  const visited = new Set(steps.map(({ place }) => place?.file))
  const others = Object.entries(program.files ?? {}).filter(([file]) => visited.has(file))
  return [{ file: program.file, source: program.source }, ...others.map(([file, source]) => ({ file, source }))]
}

function hiddenSteps(which: 'first' | 'last', count: number): HTMLElement[] {
  return count > 0 ? [make('p', { class: 'summary' }, `The ${which} ${count.toLocaleString('en-US')} steps are not shown.`)] : []
}

/** Buttons that go from step to step, the steps, and the source. */
function player(run: ReplayedRun, files: readonly SourceFile[]): HTMLElement[] {
  const { names, steps } = run
  const { first, end } = shownSteps(run)
  const said = make('p', { class: 'said', 'aria-live': 'polite' })
  const source = files.length > 0 ? sourceView(files, names) : undefined
  const list = stepsView(run, (index) => moves.go(index))
  const moves = stepper(first, end - 1, (index) => {
    const { thread, text } = steps[index]!
    list.show(index)
    source?.mark(placesAt(steps, index), thread)
    said.textContent = `Step ${index + 1} of ${steps.length} · ${names[thread]}: ${text}`
  })
  moves.listen(list.element)
  // The source has no height before the page shows it, so its first scroll waits for the next frame.
  requestAnimationFrame(() => moves.go(first))
  const hidden = [hiddenSteps('first', first), hiddenSteps('last', steps.length - end)].flat()
  return [
    make('div', { class: 'bar' }, moves.element, said),
    ...hidden,
    make('div', { class: 'panes' }, list.element, ...(source ? [source.element] : [])),
  ]
}
