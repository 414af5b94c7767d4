import { span } from '../../charts/figures.ts'
import { claimDetails, verdictWords } from '../../export/claims.ts'
import { machineFacts } from '../../export/machine.ts'
import type { ClaimReport, MachineReport, Report } from '../../model/report.ts'
import type { RunResult } from '../../model/run.ts'
import { buildTimeline } from '../../trace/timeline.ts'
import { breathe, make, uniqueId } from '../dom.ts'
import { byProgram, type Measured, medianOfEachGil, type ProgramRuns } from '../programs.ts'
import { downloads } from './downloads.ts'
import { gilResult } from './gil-result.ts'
import { reading } from './reading.ts'
import { runsTable } from './runs-table.ts'
import { type TimelineView, timelineView } from './timeline-view.ts'

/** ns */
const LENGTHS = [100e3, 1e6, 10e6, 50e6, 100e6, 500e6, 1e9, 5e9]
const DEFAULT_LENGTH = 100e6

export interface ResultsView {
  /** Put it into a document or into a shadow root; styles/theme.css and styles/results.css belong with it. Hidden while there is nothing to show. */
  readonly element: HTMLElement
  /**
   * Shows what was measured; again with more runs, while they come in. Long recordings take a while to become timelines: they come one by one,
   * and the page goes on meanwhile. A later call ends an earlier one.
   */
  show(result: RunResult): Promise<void>
  clear(): void
}

export function resultsView(): ResultsView {
  const element = make('section', { class: 'results', 'aria-label': 'Results', hidden: true })
  let shown = 0
  return {
    element,
    show: async (result) => {
      const mine = ++shown
      element.hidden = false
      element.replaceChildren(
        make('h2', {}, 'Results'),
        ...recordedMark(result.report),
        machineSection(result.report.machine),
        ...claimsSection(result.report.claims),
      )
      for (const program of byProgram(result)) {
        await showProgram(element, program, result.report.machine)
        if (mine !== shown) return
      }
      element.append(reading(), downloads(result))
    },
    clear: () => {
      shown++
      element.hidden = true
      element.replaceChildren()
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

function machineSection(machine: MachineReport): HTMLElement {
  const heading = make('h3', { id: uniqueId('machine') }, 'This machine')
  const facts = machineFacts(machine).map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, value)))
  return make('section', { 'aria-labelledby': heading.id }, heading, make('dl', {}, ...facts))
}

/** The verdict on each claim that was measured. */
function claimsSection(claims: readonly ClaimReport[]): HTMLElement[] {
  if (claims.length === 0) return []
  const heading = make('h3', { id: uniqueId('claims') }, 'Claims and verdicts')
  const entries = claims.map((claim) => {
    const details = [claim.claim, ...claimDetails(claim)].map((text) => make('dd', {}, text))
    return make('div', {}, make('dt', {}, make('strong', {}, verdictWords(claim))), ...details)
  })
  return [make('section', { class: 'claims', 'aria-labelledby': heading.id }, heading, make('dl', {}, ...entries))]
}

async function showProgram(place: HTMLElement, program: ProgramRuns, machine: MachineReport): Promise<void> {
  const heading = make('h3', { id: uniqueId('program') }, program.title)
  const section = make('section', { 'aria-labelledby': heading.id }, heading, ...runsTable(program))
  place.append(section)
  const medians = medianOfEachGil(program.measured)
  const lengths = lengthsFor(medians)
  const views: TimelineView[] = []
  if (medians.some(hasTimeline)) section.append(lengthChoice(lengths, views))
  for (const measured of medians) {
    await breathe()
    const { run, recording } = measured
    let timeline: Node | undefined
    if (recording && hasTimeline(measured)) {
      const view = timelineView(buildTimeline(recording), run.gil, lengths.chosen)
      views.push(view)
      timeline = view.element
    }
    section.append(gilResult(run, machine, timeline))
  }
}

/** A thread alone holds it all the time: there is nothing to see. */
function hasTimeline({ run, recording }: Measured): boolean {
  return recording?.settings.recording === true && run.threads.length > 1
}

interface Lengths {
  readonly all: readonly number[]
  readonly chosen: number
}

/** Slices that are shorter than the longest run, and all of that: one length for all GILs, so that the pictures have one scale. */
function lengthsFor(measured: readonly Measured[]): Lengths {
  const walls = measured.filter(hasTimeline).map(({ recording }) => recording!.endNs - recording!.startNs)
  const longest = Math.max(1, ...walls)
  const all = [...LENGTHS.filter((length) => length < longest), longest]
  return { all, chosen: Math.min(DEFAULT_LENGTH, longest) }
}

function lengthChoice({ all, chosen }: Lengths, views: readonly TimelineView[]): HTMLElement {
  const options = all.map((length, index) => {
    const words = index === all.length - 1 ? `all, ${span(length / 1000)}` : span(length / 1000)
    return make('option', { value: length, selected: length === chosen }, words)
  })
  const list = make('select', { id: uniqueId('length') }, ...options)
  list.addEventListener('change', () => {
    for (const view of views) view.setLength(Number(list.value))
  })
  return make('p', { class: 'field inline' }, make('label', { for: list.id }, 'Length of the slices'), list)
}
