// The lab page: a form that asks for runs, and what was measured.
import { ensureIsolation } from '../../hosting/ensure-isolation.ts'
import { run } from '../../lab/run.ts'
import { LabError } from '../../model/errors.ts'
import type { RunResult } from '../../model/run.ts'
import { browserPlatform } from '../../platform/browser.ts'
import { make } from '../dom.ts'
import { problemBox, problemOf } from '../parts/problem.ts'
import { resultsView } from '../parts/results.ts'
import { controls } from './controls.ts'
import { gilChoice } from './gil-choice.ts'
import { programChoice } from './program-choice.ts'
import { requestOf } from './request.ts'
import { settingsPart } from './settings.ts'

// A page that is about to be loaded again draws nothing.
if ((await ensureIsolation()) === 'reloading') await new Promise(() => {})

const platform = browserPlatform()
const gils = gilChoice()
const settings = settingsPart()
const program = programChoice((experiment) => {
  if (experiment) gils.choose(experiment.gils)
  settings.setRounds(experiment?.rounds ?? 1)
})
let running: AbortController | undefined

const bar = controls(() => {
  running?.abort()
  bar.say('Stopping.')
})
const problems = make('div')
const results = resultsView()

const form = make(
  'form',
  {
    submit: (event) => {
      event.preventDefault()
      if (!running) void measure()
    },
  },
  make('div', { class: 'choices' }, program.element, make('div', { class: 'how' }, gils.element, settings.element)),
)

const refusal = platform.refusal()
// Where nothing can be measured that is the first thing to read, and there is no button that would only say so.
if (refusal) form.prepend(problemBox(refusal))
else form.append(bar.element, problems)
document.querySelector('#lab')?.replaceChildren(form, results.element)

async function measure(): Promise<void> {
  running = new AbortController()
  problems.replaceChildren()
  results.clear()
  bar.begin()
  try {
    const request = requestOf({ ...program.chosen(), gils: gils.chosen(), settings: settings.chosen() })
    const result = await run(request, platform, { signal: running.signal, onProgress: bar.progress })
    if (result.report.runs.length > 0) {
      bar.say('Drawing what was measured.')
      await results.show(result)
    }
    bar.end(summary(result))
  } catch (error) {
    tell(error, running.signal)
  } finally {
    running = undefined
  }
}

function summary({ report: { runs } }: RunResult): string {
  const measured = runs.length === 1 ? '1 run' : `${runs.length} runs`
  const last = runs.at(-1)
  if (!last) return 'Stopped before anything was measured.'
  if (last.outcome === 'stopped') return `Stopped in run ${runs.length}. What was measured until then is below.`
  const unlike = new Set(runs.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'completed'))
  return unlike.size === 0 ? `Done: ${measured}.` : `Done: ${measured}, not all completed (${[...unlike].join(', ')}).`
}

function tell(error: unknown, { aborted }: AbortSignal): void {
  if (aborted && error instanceof DOMException && error.name === 'AbortError') {
    bar.end('Stopped before anything was measured.')
  } else if (error instanceof LabError && error.code === 'program') {
    bar.end('Nothing was run: the program has an error.')
    program.refuse(error)
  } else {
    bar.end('Nothing was measured.')
    problems.replaceChildren(problemBox(problemOf(error)))
  }
}
