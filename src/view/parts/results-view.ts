import { answersOf } from '../../answers/index.ts'
import { saysDisturbed } from '../../claims/answering.ts'
import { EXPERIMENTS } from '../../experiments/index.ts'
import { stoppedWords } from '../../export/stopped.ts'
import { dayOf } from '../../model/dates.ts'
import type { IdleCount } from '../../model/idle.ts'
import type { MachineReport, Report, RunReport } from '../../model/report.ts'
import { settingsOf } from '../../model/round-groups.ts'
import type { RunResult } from '../../model/run.ts'
import { make, uniqueId, yieldToEventLoop } from '../dom.ts'
import { canReplace } from '../earlier-answer.ts'
import { inPictureOrder, type ProgramRuns } from '../runs-by-program.ts'
import { inEnglish } from '../translate.ts'
import { answers } from './answer.ts'
import { busyWords } from './busy-words.ts'
import { comparisonSections } from './comparison-sections.ts'
import { downloads } from './downloads.ts'
import { failures } from './failures.ts'
import { machineDetails, machineLine } from './machine-details.ts'
import { type ProgramResult, programResult } from './program-result.ts'
import { reading } from './reading.ts'
import { NO_WORDS, type ResultsWords } from './results-words.ts'
import { verdicts } from './verdict-cards.ts'

export interface ResultsView {
  /** Put it into a document or a shadow root that has styles/theme.css and styles/results.css. Hidden while there is nothing to show. */
  readonly element: HTMLElement
  /** A place between the verdict and the figures, for content to show before the first result. */
  readonly stage: HTMLElement
  /** A place after the answer with its timeline and its notes, for content of the page. clear() leaves it alone. */
  readonly afterAnswer: HTMLElement
  /** The headline of the first failure or answer, or else of the first verdict. Empty if the results have none. */
  headline(): string
  /** Removes the previous results and shows the claims under measurement. */
  begin(words: ResultsWords): void
  /** Says that other work uses the cores, if it does. */
  machine(machine: IdleCount): void
  /**
   * Shows the result so far, during a measurement. The page calls grow() for each run that is added. What the reader has in view stays in
   * place. After the first run of each case only the answer changes, because drawing takes time from the measurement.
   */
  grow(result: RunResult): Promise<void>
  /** Shows a complete result. The page stays responsive while a long recording is drawn. A later call cancels an earlier one. */
  show(result: RunResult, words?: ResultsWords): Promise<void>
  /**
   * Ends a measurement that went on from a shown answer. If it has fewer whole rounds than that answer, the answer stays.
   * @param report what was measured; undefined if that is nothing
   * @returns whether the earlier answer stays
   */
  keepsEarlier(report?: Report): boolean
  clear(): void
}

/** An answer on the page. */
interface Shown {
  readonly report: Report
  readonly words: ResultsWords
  readonly elapsedMs: number | undefined
}

/**
 * Failures first, then the answer and the verdict, then the first program with a timeline, then the notes, then the other programs, then the
 * comparisons, then three further parts: a guide to the figures, the machine, and the downloads. `footFolded` puts these three parts into a
 * closed section. `translate` translates the words inside pictures. `name`: what screen readers call the results.
 */
export function resultsView({ footFolded = false, translate = inEnglish, name = 'Results' } = {}): ResultsView {
  // Completes the order of headings for screen readers. The heading is invisible, because the layout already separates the results.
  const title = make('h2', { class: 'spoken' }, name)
  const head = make('div', { class: 'head' })
  const afterAnswer = make('div')
  const stage = make('div', { class: 'stage' })
  const busy = make('div')
  const notes = make('div')
  // A program with several threads has a timeline. The first one follows the answer, and the others come before the variants with one thread.
  const first = make('div')
  const together = make('div')
  const alone = make('div')
  const comparisons = make('div')
  const foot = make('div')
  const end = footFolded
    ? make('details', { part: 'foot', hidden: true }, make('summary', {}, 'How to read it, the machine, downloads'), foot)
    : foot
  const element = make(
    'section',
    { class: 'results', 'aria-label': name, hidden: true },
    title,
    head,
    busy,
    stage,
    first,
    notes,
    afterAnswer,
    together,
    alone,
    comparisons,
    end,
  )
  const shownPrograms = new Map<string, ProgramResult>()
  let shown = 0
  let words = NO_WORDS
  /** The earlier answer, which stays until the measurement that goes on from it has as many rounds. */
  let kept: Shown | undefined
  let last: Shown | undefined
  /** The headlines of the unchanged lessons, by experiment. */
  const unchanged = new Map<string, string>()
  /** When the first run was over. */
  let firstMs: number | undefined
  const clear = () => {
    shown++
    words = NO_WORDS
    firstMs = undefined
    kept = undefined
    last = undefined
    element.hidden = true
    end.hidden = true
    shownPrograms.clear()
    for (const part of [busy, head, stage, first, notes, together, alone, comparisons, foot]) part.replaceChildren()
  }
  // The time of the first run is unknown, because it began with measuring the machine.
  const elapsedOf = ({ runs: { length } }: Report) =>
    firstMs === undefined || length < 2 ? undefined : ((performance.now() - firstMs) * length) / (length - 1)
  const showHead = (report: Report, isOver: boolean, { isKept = false, elapsedMs = elapsedOf(report) } = {}) => {
    const before = words.isChanged ? unchanged.get(report.runs[0]?.experiment ?? '') : undefined
    head.replaceChildren(
      ...recordedMark(report),
      ...(isOver ? stoppedMarks(report) : []),
      ...failures(report),
      ...answers(report, words, { isOver, elapsedMs, before, isKept }),
      ...(words.quickRounds !== undefined || words.isChanged
        ? []
        : verdicts(isKept ? { ...report, claims: [] } : report, isOver ? [] : words.open)),
    )
  }
  const placeOf = ({ measured }: ProgramRuns, shown: HTMLElement) => {
    if (measured.every(({ run }) => run.threads.length < 2)) return alone
    return first.firstChild === null || first.firstChild === shown ? first : together
  }
  /** @returns whether a later call has cancelled this one */
  const showPrograms = async (result: RunResult, isOver: boolean): Promise<boolean> => {
    const mine = ++shown
    for (const program of inPictureOrder(result, isOver)) {
      await yieldToEventLoop()
      if (mine !== shown) return true
      const view = shownPrograms.get(program.title) ?? programResult(program.title, { isOwn: !isExperiment(program), translate })
      shownPrograms.set(program.title, view)
      const place = placeOf(program, view.element)
      if (view.element.parentElement !== place) place.append(view.element)
      await view.show(program, result.report, isOver)
    }
    await yieldToEventLoop()
    return mine !== shown
  }
  return {
    element,
    afterAnswer,
    stage,
    clear,
    headline: () => head.querySelector('.failure strong, .headline, .verdict > h3')?.textContent ?? '',
    begin: (now) => {
      const shown = now.continues ? last : undefined
      if (shown) {
        words = now
        firstMs = undefined
        kept = shown
        showHead(shown.report, false, { isKept: true })
        return
      }
      clear()
      head.after(busy)
      words = now
      element.hidden = false
      head.replaceChildren(...(now.quickRounds !== undefined ? [] : verdicts({ claims: [], mode: 'live' }, now.open)))
      notes.replaceChildren(...(now.notes ?? []))
    },
    machine: (machine) => busy.replaceChildren(...busyNote(machine, words)),
    grow: async (result) => {
      const { runs } = result.report
      firstMs ??= performance.now()
      if (kept && !canReplace(result.report, kept.report)) return
      const replaces = kept !== undefined
      kept = undefined
      element.hidden = false
      showHead(result.report, false)
      if (replaces || isFirstOfCase(runs)) await showPrograms(result, false)
    },
    show: async (result, now = NO_WORDS) => {
      const { report } = result
      words = now
      kept = undefined
      last = { report, words, elapsedMs: elapsedOf(report) }
      if (!now.isChanged) for (const one of answersOf(report)) unchanged.set(one.experiment, one.headline)
      element.hidden = false
      if (report.mode === 'live') busy.replaceChildren(...busyNote(report.machine, words))
      // Before the runs, this note is on top. Then it follows the timeline, so that the timeline is close to the answer.
      first.after(busy)
      showHead(report, true)
      notes.replaceChildren(...idleNote(report, words), ...(now.notes ?? []))
      if (await showPrograms(result, true)) return
      comparisons.replaceChildren(...comparisonSections(report))
      foot.replaceChildren(reading(), machineSection(report.machine), downloads(result))
      end.hidden = false
    },
    keepsEarlier: (report) => {
      const earlier = kept
      if (!earlier || (report && canReplace(report, earlier.report))) return false
      kept = undefined
      firstMs = undefined
      words = earlier.words
      busy.replaceChildren(...busyNote(earlier.report.machine, words))
      showHead(earlier.report, true, earlier)
      return true
    },
  }
}

/** Whether the last of these runs is the first one of its case. The page draws no others before the series is over. */
function isFirstOfCase(runs: readonly RunReport[]): boolean {
  const made = runs.map(settingsOf)
  return made.indexOf(made.at(-1)!) === made.length - 1
}

function isExperiment({ measured }: ProgramRuns): boolean {
  return EXPERIMENTS.some(({ id }) => id === measured[0]?.run.experiment)
}

/** Says that other work uses the cores of this machine, and offers a recorded run. Empty if enough cores are idle. */
function busyNote(machine: IdleCount, { open, showRecorded }: ResultsWords): HTMLElement[] {
  const words = busyWords(machine)
  if (words === '') return []
  const effect = open.length > 0 ? 'The figures are less certain, and a verdict may stay open.' : 'The figures are less certain.'
  const note = `${words} ${effect} Close other programs, or wait until they are done, and run again.`
  const button = showRecorded && make('button', { type: 'button', class: 'small', click: showRecorded }, 'Show the recorded run')
  return [make('p', { class: 'caveat busy' }, note, ...(button ? [' ', button] : []))]
}

const IDLE_PICTURE = 'Other programs disturbed this run. The explanation describes idle cores'

/** Says that the explanation of a lesson describes idle cores, if other programs disturbed the run. */
function idleNote(report: Report, { notes = [], showRecorded }: ResultsWords): HTMLElement[] {
  const isDisturbed = busyWords(report.machine) !== '' || answersOf(report).some(({ headline }) => saysDisturbed(headline))
  if (report.mode !== 'live' || notes.length === 0 || !isDisturbed) return []
  return [make('p', { class: 'caveat' }, `${IDLE_PICTURE}${showRecorded ? ', as in the recorded run' : ''}.`)]
}

/** The mark at the start of a recorded run. It names the run's machine and date. */
function recordedMark({ mode, date, machine }: Report): HTMLElement[] {
  if (mode !== 'replay') return []
  const when = make('time', { datetime: date }, dayOf(date))
  const mark = make('strong', { class: 'mark' }, 'RECORDED')
  return [make('p', { class: 'recorded' }, mark, ` on ${machine.engine}, ${machine.os}, on `, when, ': not measured here.')]
}

/**
 * Says how many runs a stopped series made, which threads still ran, and which GILs did not. Of a series that was stopped here, the status
 * already says the first.
 */
function stoppedMarks(report: Report): HTMLElement[] {
  const words = stoppedWords(report)
  return (report.mode === 'replay' ? words : words.slice(1)).map((one) => make('p', { class: 'caveat' }, one))
}

function machineSection(machine: MachineReport): HTMLElement {
  const heading = make('h3', { id: uniqueId('machine') }, 'The machine that measured this')
  const limits = make('details', {}, make('summary', {}, 'All limits of this machine'), ...machineDetails(machine))
  return make('section', { class: 'machine', 'aria-labelledby': heading.id }, heading, make('p', {}, machineLine(machine)), limits)
}
