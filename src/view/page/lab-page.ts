// The lab page: a form for a measurement on the left, the results on the right.
import { ensureIsolation } from '../../hosting/ensure-isolation.ts'
import { browserPlatform } from '../../platform/browser.ts'
import { make } from '../dom.ts'
import { problemBox, problemOf } from '../parts/problem.ts'
import { resultsView } from '../parts/results-view.ts'
import { controls } from './controls.ts'
import { examples } from './examples.ts'
import { gilChoice } from './gil-choice.ts'
import { openLinks } from './links.ts'
import { machinePanel } from './machine-panel.ts'
import { Measuring } from './measuring.ts'
import { programChoice } from './program-choice.ts'
import { type RecordingReader, recordingButton, takeDrops } from './recordings.ts'
import { replaying } from './replaying.ts'
import { requestOf } from './request.ts'
import { settingsForm } from './settings.ts'
import { sharing } from './sharing.ts'

// If the page is about to reload, this script waits for ever here and draws nothing.
if ((await ensureIsolation()) === 'reloading') await new Promise(() => {})

const platform = browserPlatform()
const refusal = platform.refusal()
const gils = gilChoice()
const settings = settingsForm()
const program = programChoice((experiment) => {
  if (experiment) gils.choose(experiment.gils)
  settings.setExperiment(experiment)
})
const chosen = () => ({ ...program.chosen(), gils: gils.chosen(), settings: settings.chosen() })

const bar = controls(() => measuring.stop())
const problems = make('div')
const refuse = (error: unknown) => {
  problems.replaceChildren(problemBox(problemOf(error)))
  bringIntoView(resultsColumn)
}
const schedule = replaying(refuse)
const results = resultsView()
const machine = machinePanel(refusal ? undefined : () => void measuring.machine())
const recorded: RecordingReader = {
  show: (result) => {
    if (!measuring.replay(result)) return
    schedule.close()
    const [first] = result.programs
    if (first) program.open(first, first.experiment)
    gils.choose(result.report.runs.map(({ gil }) => gil))
    bringIntoView(resultsColumn)
  },
  refuse,
}
const welcome = make('div', { class: 'welcome' }, machine.element, examples(recorded))
const resultsColumn = make('div', { class: 'results-column' }, problems, schedule.element, results.element, welcome)
const measuring = new Measuring({ platform, bar, problems, results, machine, welcome, onRefused: program.refuse })

const form = make(
  'form',
  {
    class: 'request-form',
    submit: (event) => {
      event.preventDefault()
      void run()
    },
  },
  // If this browser cannot measure, the form starts with the reason and has no Run button.
  ...(refusal ? [problemBox(refusal)] : []),
  program.element,
  gils.element,
  settings.element,
  ...(refusal ? [] : [bar.printed, bar.element]),
)
const { buttons, copying } = sharing(chosen, refuse)
document.querySelector('#tools')?.replaceChildren(...buttons, ...recordingButton(recorded), copying.element)
document.querySelector('#lab')?.replaceChildren(form, resultsColumn)
takeDrops(recorded)
openLinks({
  show: (shared, experiment) => {
    const { program: source, files, gils: given, settings: set } = shared
    if (experiment) program.open(experiment, experiment.id)
    else if (source !== undefined) program.open({ source, ...(files && { files }) })
    if (given) gils.choose(given)
    settings.show({ rounds: experiment?.rounds ?? 1, ...set })
    if (shared.schedule !== undefined && measuring.makeRoom()) {
      void schedule.open(shared)
      bringIntoView(resultsColumn)
    }
  },
  refuse,
})

function run(): Promise<void> {
  const choice = chosen()
  const { experiment } = choice
  const open = experiment ? [{ experiment: experiment.id, claim: experiment.claim }] : []
  return measuring.run(requestOf(choice), open, () => {
    schedule.close()
    bringIntoView(resultsColumn)
  })
}

/**
 * Scrolls to an element of the results, unless its top is already in the upper part of the window. In a narrow window, the results are
 * below the form.
 */
function bringIntoView(element: HTMLElement): void {
  const { top } = element.getBoundingClientRect()
  if (top >= 0 && top < window.innerHeight * 0.6) return
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : 'smooth' })
}
