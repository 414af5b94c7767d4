// The lab page: the path and the question of the current step, then the results, then the program with its GILs and settings.
import { ensureIsolation } from '../../hosting/ensure-isolation.ts'
import type { Shared } from '../../links/permalink.ts'
import { findGil } from '../../model/gils.ts'
import type { RunResult } from '../../model/run.ts'
import { refusalHere } from '../../platform/shared-memory-refusal.ts'
import { make } from '../dom.ts'
import { furtherRounds, PRECISELY } from '../further-rounds.ts'
import { FIRST_LESSON, type Lesson, lessonOf, type Try } from '../lessons/index.ts'
import { onChosenLine } from '../parts/chosen-line.ts'
import { problemBox, problemOf } from '../parts/problem.ts'
import { NO_WORDS, type ResultsWords } from '../parts/results-words.ts'
import { steppedOf } from '../stepping/link.ts'
import { bringIntoView } from './bring-into-view.ts'
import { controls } from './controls.ts'
import { examples } from './examples.ts'
import { lessonPanel, type ShownChange } from './lesson-panel.ts'
import { wordsOfLesson } from './lesson-words.ts'
import { changesOf } from './link-changes.ts'
import { openLinks } from './links.ts'
import { machinePanel } from './machine-panel.ts'
import { Measuring } from './measuring.ts'
import { pathNav } from './path-nav.ts'
import { pinning } from './pinning.ts'
import { readersChoice } from './readers-choice.ts'
import { galleryRun, type RecordingReader, recordingButton, takeDrops, withoutLines } from './recordings.ts'
import { refusalBox } from './refusal-box.ts'
import { replaying } from './replaying.ts'
import { requestOf } from './request.ts'
import { requestForm } from './request-form.ts'
import { sharedOf, sharing } from './sharing.ts'
import { type ShownExperiment, shownExperiment } from './shown-experiments.ts'
import { byHandStep, OWN, stepAddresses } from './step-address.ts'

// If the page is about to reload, this script waits for ever here and draws nothing.
if ((await ensureIsolation()) === 'reloading') await new Promise(() => {})

/** The reader's guesses, which a lesson shows again after a change of it. */
const guesses = new Map<Lesson, string>()

const refusal = refusalHere()
const steps = stepAddresses({ lesson: openLesson, own: openOwn, byHand: stepByHand })
const byHand = (gil: string) => steps.goTo(byHandStep(gil))
const path = pathNav({ isMeasuring: () => measuring.isRunning, choose: steps.goTo, byHand, own: () => steps.goTo(OWN) })
const panel = lessonPanel({ canMeasure: !refusal, guess: (lesson, guess) => void answer(lesson, guess) })
const { program, gils, settings, chosen, open, fill } = readersChoice(
  (experiment) => {
    path.mark(experiment?.id)
    panel.show(lessonOf(experiment?.id))
  },
  () => measuring.edited(),
)

const bar = controls(() => measuring.stop())
const problems = make('div')
const refuse = (error: unknown) => {
  problems.replaceChildren(problemBox(problemOf(error)))
  showResults()
}
/** An error in the address is about the whole page, so it is on top until the reader chooses something. */
const linkProblems = make('div')
const refuseLink = (error: unknown) => {
  linkProblems.replaceChildren(problemBox(problemOf(error)))
  bringIntoView(path.element)
}
const schedule = replaying(refuse)
const pinned = pinning(refuse)
const results = make('div', { class: 'results-column' }, bar.element, problems, pinned.element, schedule.element)
const machine = machinePanel(refusal ? undefined : () => void measuring.machine())
const measuring = new Measuring({
  bar,
  problems,
  pinned: pinned.element,
  place: results,
  onMachine: machine.show,
  onRefused: (error) => {
    program.refuse(error)
    showResults()
  },
  onResult: (result) => void pinned.made({ result, shared: sharedOf(chosen()) }),
  onFailed: program.fail,
  // Without results, the reader gets the choices of the question back.
  onNothing: () => {
    panel.show(lessonOf(chosen().experiment?.id))
    lab?.classList.remove('has-results')
  },
})
const recorded: RecordingReader = { show: (result) => void showRecording(result), refuse }

const { tools, copying } = sharing(chosen, refuse)
const form = requestForm({
  submit: () => void run(),
  program: program.element,
  output: bar.printed,
  choices: [gils.element, settings.element, ...(refusal ? [] : [make('div', { class: 'buttons' }, bar.run)])],
  tools: [...tools, ...recordingButton(recorded), copying.element],
})
const welcome = make(
  'div',
  { class: 'welcome' },
  machine.element,
  examples((id) => void showGallery(id)),
)
const lab = document.querySelector('#lab')
// The form stays in view beside the results, but not beyond them.
const workbench = make('div', { class: 'workbench' }, results, form)
const skip = make('a', { class: 'skip', href: '#', click: skipToQuestion }, 'Skip to the question')
lab?.replaceChildren(skip, path.element, ...(refusal ? [refusalBox(refusal)] : []), linkProblems, panel.element, workbench, welcome)
open(FIRST_LESSON.experiment)
onChosenLine(results, ({ line, source }) => program.highlight(line, source))
takeDrops(recorded)
openLinks({
  step: steps.open,
  show: (shared, experiment) => {
    linkProblems.replaceChildren()
    fill(shared, experiment)
    if (experiment) offerChanged(shared, experiment)
    if (shared.pinned) pinned.offer(shared.pinned, shared, runBoth)
    if (shared.schedule !== undefined) void replaySchedule(shared, shared.schedule)
  },
  refuse: refuseLink,
})
// The reader who points at a choice will probably press it.
panel.element.addEventListener('pointerenter', () => measuring.prepare(), { once: true })

/** Brings the results into view, with their question, and with the path if it takes little of the window. */
function showResults(): void {
  const question = panel.element.hidden ? results : panel.element
  bringIntoView(path.element.offsetHeight < window.innerHeight / 6 ? path.element : question)
}

/** Moves the focus past the path. */
function skipToQuestion(event: Event): void {
  event.preventDefault()
  panel.focus()
}

/** Pins the last run, and scrolls to its comparison. */
function pinRun(): void {
  void pinned.pin().then(() => bringIntoView(pinned.element))
}

/** Runs the two choices of a link one after the other, and compares them. */
async function runBoth(first: Shared, second: Shared): Promise<void> {
  fill(first, shownExperiment(first.experiment))
  if (!(await run())) return
  await pinned.pin()
  fill(second, shownExperiment(second.experiment))
  await run()
}

/** Opens the lesson of an experiment instead of the present step. */
async function openLesson(id: string): Promise<void> {
  if (await hasLeft(id)) open(id)
}

async function openOwn(): Promise<void> {
  if (await hasLeft(undefined)) program.openOwn()
}

/** Lets the reader choose the steps of a GIL. */
async function stepByHand(id: string): Promise<void> {
  const gil = findGil(id)
  if (!gil || !(await hasLeft('by hand'))) return
  showByHand()
  void schedule.step(gil)
  showResults()
}

/** If a link changes a lesson, its run is what the page offers: a guess would be about the unchanged lesson. */
function offerChanged(shared: Shared, experiment: ShownExperiment): void {
  const [lesson, label] = [lessonOf(experiment.id), changesOf(shared, experiment)]
  if (!lesson || label === '' || refusal || shared.schedule !== undefined) return
  const { rounds: _, ...set } = shared.settings ?? {}
  const change = { label, picture: lesson.picture, settings: set, ...(shared.gils && { gils: shared.gils }) }
  panel.offer({ label, back: () => void answer(lesson) }, () => void answer(lesson, undefined, change))
}

/** Replays the schedule of a link. */
async function replaySchedule(shared: Shared, text: string): Promise<void> {
  await measuring.makeRoom()
  void schedule.open(shared)
  lab?.classList.add('has-results')
  if (steppedOf(text) !== undefined) showByHand()
  showResults()
}

/** Gives the page to the steps of a GIL: the question and the form do not belong to them. */
function showByHand(): void {
  panel.hide()
  path.markByHand()
  lab?.classList.add('has-results', 'by-hand')
}

/**
 * Ends the measurement of the present step and removes its results, because the reader chose another step. A measurement of the chosen step
 * itself goes on. @returns whether the chosen step can open
 */
async function hasLeft(chosenStep: string | undefined): Promise<boolean> {
  if (measuring.isRunning && chosen().experiment?.id === chosenStep) {
    showResults()
    return false
  }
  await measuring.makeRoom()
  linkProblems.replaceChildren()
  schedule.close()
  bar.say('')
  lab?.classList.remove('has-results', 'by-hand')
  return true
}

/** Runs a few rounds of a lesson, or shows its recording if this browser cannot run it. */
async function answer(lesson: Lesson, guess?: string, change?: Try): Promise<void> {
  if (measuring.isRunning) return
  if (refusal) return showGallery(lesson.experiment, guess)
  const experiment = open(lesson.experiment)
  if (!experiment) return
  if (change?.gils) gils.choose(change.gils)
  settings.show({ ...change?.settings, rounds: lesson.rounds })
  const { rounds = 1 } = experiment
  if (guess) guesses.set(lesson, guess)
  const guessed = guesses.get(lesson)
  const words = { ...wordsOf(lesson, change), ...(change ? { isChanged: true } : guessed && { guess: guessed }) }
  const back = change && { label: change.label, back: () => void answer(lesson) }
  const precisely = (msPerRun: number | undefined) => {
    settings.show({ ...change?.settings, rounds })
    void measure({ ...words, continues: { msPerRun } }, back)
  }
  const more = { quickRounds: lesson.rounds, more: { label: PRECISELY, rounds, go: precisely } }
  await measure({ ...words, ...(rounds > lesson.rounds ? more : {}) }, back, lesson.isLong)
}

/** Runs the reader's choice as the form shows it. @returns whether the measurement ended by itself */
async function run(): Promise<boolean> {
  const { experiment, settings: set } = chosen()
  const lesson = lessonOf(experiment?.id)
  if (lesson) return measure(wordsOf(lesson))
  const further = furtherRounds(set.rounds)
  if (!further) return measure(NO_WORDS)
  const go = (msPerRun: number | undefined) => {
    settings.show({ ...settings.chosen(), rounds: further.rounds })
    void measure({ ...NO_WORDS, continues: { msPerRun } })
  }
  return measure({ ...NO_WORDS, more: { ...further, go } })
}

/** What the page says about a run of this lesson, or of a change of it. */
function wordsOf(lesson: Lesson, changed?: Try): ResultsWords {
  const change = refusal ? undefined : (one: Lesson, tried: Try) => void answer(one, undefined, tried)
  return wordsOfLesson(lesson, changed, {
    choose: steps.goTo,
    byHand,
    change,
    showRecorded: (id) => void showGallery(id),
  })
}

function measure(words: ResultsWords, change?: ShownChange, quick?: true): Promise<boolean> {
  const choice = chosen()
  const pin = { pin: pinRun }
  const request = { ...requestOf(choice), ...(quick && { quick }) }
  return measuring.run(request, choice.experiment ? { ...words, ...pin } : { ...words, ...pin, open: [] }, () => {
    linkProblems.replaceChildren()
    schedule.close()
    // The button that started the run goes away, unless it is Run.
    if (panel.element.contains(document.activeElement) || results.contains(document.activeElement)) bar.focus()
    panel.answered(change)
    lab?.classList.add('has-results')
    if (!words.continues) showResults()
  })
}

async function showGallery(id: string, guess?: string): Promise<void> {
  try {
    await showRecording(await galleryRun(id), guess)
  } catch (error) {
    refuse(error)
  }
}

async function showRecording(result: RunResult, guess?: string): Promise<void> {
  const lesson = lessonOf(result.programs[0]?.experiment)
  const words = {
    notes: [...withoutLines(result), ...((lesson && wordsOf(lesson).notes) ?? [])],
    ...(guess && { guess }),
    pin: pinRun,
    open: [],
  }
  if (!(await measuring.replay(result, words))) return
  linkProblems.replaceChildren()
  schedule.close()
  lab?.classList.add('has-results')
  const [first] = result.programs
  if (first) program.open(first, first.experiment)
  panel.answered()
  gils.choose(result.report.runs.map(({ gil }) => gil))
  void pinned.made({ result, shared: sharedOf(chosen()) })
  showResults()
}
