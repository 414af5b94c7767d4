import { stoppedWords } from '../../export/stopped.ts'
import type { MachineReport, Report } from '../../model/report.ts'
import type { RunResult } from '../../model/run.ts'
import { make, uniqueId, yieldToEventLoop } from '../dom.ts'
import { byProgram } from '../runs-by-program.ts'
import { downloads } from './downloads.ts'
import { machineDetails } from './machine-details.ts'
import { type ProgramResult, programResult } from './program-result.ts'
import { reading } from './reading.ts'
import { type OpenClaim, verdicts } from './verdict.ts'

export interface ResultsView {
  /** Put it into a document or into a shadow root; styles/theme.css and styles/results.css belong with it. Hidden while there is nothing to show. */
  readonly element: HTMLElement
  /** Between the verdict and the figures: for what goes on while nothing is measured yet. */
  readonly stage: HTMLElement
  /** Shows what is being measured, and nothing of what was there before. */
  begin(open: readonly OpenClaim[]): void
  /**
   * Shows what was measured; again with more runs, while they come in: then `open` are the claims that have no verdict yet, and what the reader
   * has in view stays where it is. Long recordings take a while to become pictures, and the page goes on meanwhile. A later call ends an earlier one.
   */
  show(result: RunResult, open?: readonly OpenClaim[]): Promise<void>
  clear(): void
}

/**
 * Verdict first, then each program under its GILs, then what the figures mean and where they are from: `footFolded` where that is to take no room
 * until somebody asks.
 */
export function resultsView({ footFolded = false } = {}): ResultsView {
  // The order of headings is right with it; the eye sees what it is.
  const title = make('h2', { class: 'spoken' }, 'Results')
  const head = make('div', { class: 'head' })
  const stage = make('div', { class: 'stage' })
  const programs = make('div')
  const foot = make('div')
  const end = footFolded ? make('details', { hidden: true }, make('summary', {}, 'How to read it, the machine, downloads'), foot) : foot
  const element = make('section', { class: 'results', 'aria-label': 'Results', hidden: true }, title, head, stage, programs, end)
  const shownPrograms = new Map<string, ProgramResult>()
  let shown = 0
  const clear = () => {
    shown++
    element.hidden = true
    end.hidden = true
    shownPrograms.clear()
    for (const part of [head, stage, programs, foot]) part.replaceChildren()
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
      if (mine !== shown || open) return
      foot.replaceChildren(reading(), machineSection(report.machine), downloads(result))
      end.hidden = false
    },
  }
}

/** A replay says first that it is one, and whose figures these are. */
function recordedMark({ mode, date, machine }: Report): HTMLElement[] {
  if (mode !== 'replay') return []
  const when = make('time', { datetime: date }, new Date(date).toLocaleDateString('en-GB', { dateStyle: 'long' }))
  const mark = make('strong', { class: 'mark' }, 'RECORDED')
  return [make('p', { class: 'recorded' }, mark, ` on ${machine.engine}, ${machine.os}, on `, when, ': not measured here.')]
}

/** Of a series that was stopped, how far it came: its verdicts are of fewer runs. */
function stoppedMark(report: Report): HTMLElement[] {
  return stoppedWords(report).map((words) => make('p', { class: 'caveat' }, words))
}

function machineSection(machine: MachineReport): HTMLElement {
  const heading = make('h3', { id: uniqueId('machine') }, 'The machine that measured this')
  return make('section', { class: 'machine', 'aria-labelledby': heading.id }, heading, ...machineDetails(machine))
}
