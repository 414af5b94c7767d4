import { stoppedWords } from '../../export/stopped.ts'
import type { MachineReport, Report } from '../../model/report.ts'
import type { RunResult } from '../../model/run.ts'
import { make, uniqueId, yieldToEventLoop } from '../dom.ts'
import { byProgram } from '../runs-by-program.ts'
import { comparisonSections } from './comparison-sections.ts'
import { downloads } from './downloads.ts'
import { machineDetails } from './machine-details.ts'
import { type ProgramResult, programResult } from './program-result.ts'
import { reading } from './reading.ts'
import { type OpenClaim, verdicts } from './verdict-cards.ts'

export interface ResultsView {
  /** Put it into a document or a shadow root that has styles/theme.css and styles/results.css. Hidden while there is nothing to show. */
  readonly element: HTMLElement
  /** A place between the verdict and the figures, for content to show before the first result. */
  readonly stage: HTMLElement
  /** Removes the previous results and shows the claims under measurement. */
  begin(open: readonly OpenClaim[]): void
  /**
   * Shows a result. During a measurement, the page calls show() again for each run that is added. `open` then contains the claims, which
   * have no verdict yet. What the reader has in view stays in place. The page stays responsive while a long recording is drawn. A later
   * call cancels an earlier one.
   */
  show(result: RunResult, open?: readonly OpenClaim[]): Promise<void>
  clear(): void
}

/**
 * The verdict first, then each program under its GILs, then the comparisons, then three further parts: a guide to the figures, the machine,
 * and the downloads. `footFolded` puts these three parts into a closed section.
 */
export function resultsView({ footFolded = false } = {}): ResultsView {
  // Completes the order of headings for screen readers. The heading is invisible, because the layout already separates the results.
  const title = make('h2', { class: 'spoken' }, 'Results')
  const head = make('div', { class: 'head' })
  const stage = make('div', { class: 'stage' })
  const programs = make('div')
  const comparisons = make('div')
  const foot = make('div')
  const end = footFolded ? make('details', { hidden: true }, make('summary', {}, 'How to read it, the machine, downloads'), foot) : foot
  const element = make(
    'section',
    { class: 'results', 'aria-label': 'Results', hidden: true },
    title,
    head,
    stage,
    programs,
    comparisons,
    end,
  )
  const shownPrograms = new Map<string, ProgramResult>()
  let shown = 0
  const clear = () => {
    shown++
    element.hidden = true
    end.hidden = true
    shownPrograms.clear()
    for (const part of [head, stage, programs, comparisons, foot]) part.replaceChildren()
  }
  return {
    element,
    stage,
    clear,
    begin: (open) => {
      clear()
      element.hidden = false
      head.replaceChildren(...verdicts({ claims: [], mode: 'live' }, open))
    },
    show: async (result, open) => {
      const mine = ++shown
      const { report } = result
      element.hidden = false
      head.replaceChildren(...recordedMark(report), ...stoppedMark(report), ...verdicts(report, open))
      for (const program of byProgram(result)) {
        await yieldToEventLoop()
        if (mine !== shown) return
        const view = shownPrograms.get(program.title) ?? programResult(program.title)
        shownPrograms.set(program.title, view)
        programs.append(view.element)
        await view.show(program, report, open === undefined)
      }
      await yieldToEventLoop()
      if (mine !== shown || open) return
      comparisons.replaceChildren(...comparisonSections(report))
      foot.replaceChildren(reading(), machineSection(report.machine), downloads(result))
      end.hidden = false
    },
  }
}

/** The mark at the start of a recorded run. It names the run's machine and date. */
function recordedMark({ mode, date, machine }: Report): HTMLElement[] {
  if (mode !== 'replay') return []
  const when = make('time', { datetime: date }, new Date(date).toLocaleDateString('en-GB', { dateStyle: 'long' }))
  const mark = make('strong', { class: 'mark' }, 'RECORDED')
  return [make('p', { class: 'recorded' }, mark, ` on ${machine.engine}, ${machine.os}, on `, when, ': not measured here.')]
}

/** Says how many runs a stopped series made. Its verdicts use only those runs. */
function stoppedMark(report: Report): HTMLElement[] {
  return stoppedWords(report).map((words) => make('p', { class: 'caveat' }, words))
}

function machineSection(machine: MachineReport): HTMLElement {
  const heading = make('h3', { id: uniqueId('machine') }, 'The machine that measured this')
  return make('section', { class: 'machine', 'aria-labelledby': heading.id }, heading, ...machineDetails(machine))
}
