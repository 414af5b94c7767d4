import { probe } from '../../lab/probe/probe.ts'
import { run } from '../../lab/run.ts'
import { LabError } from '../../model/errors.ts'
import type { Progress, RunOptions, RunRequest, RunResult } from '../../model/run.ts'
import type { Platform } from '../../platform/platform.ts'
import { limitsStorage } from '../limits-storage.ts'
import { GrowingResult } from '../parts/growing-result.ts'
import { problemBox, problemOf } from '../parts/problem.ts'
import type { ResultsView } from '../parts/results-view.ts'
import type { OpenClaim } from '../parts/verdict-cards.ts'
import { endSentence } from '../status-sentences.ts'
import { liveTimeline } from '../timeline/index.ts'
import type { Controls } from './controls.ts'
import type { MachinePanel } from './machine-panel.ts'

interface PageParts {
  readonly platform: Platform
  readonly bar: Controls
  readonly problems: HTMLElement
  readonly results: ResultsView
  readonly machine: MachinePanel
  /** Visible while there are no results. */
  readonly welcome: HTMLElement
  /** Receives the error of a program that does not compile. */
  readonly onRefused: (error: LabError) => void
}

const BUSY = { whatHappened: 'A measurement is running.', whatToDo: 'Stop it, then open the recording or the link again.' }

/** Runs one measurement at a time, from the click to the final status. */
export class Measuring {
  private running: AbortController | undefined

  constructor(private readonly parts: PageParts) {}

  /**
   * Measures and shows the results as they arrive. Does nothing during another measurement. Calls `onBegin` once the results are visible.
   */
  run(request: RunRequest, open: readonly OpenClaim[], onBegin: () => void): Promise<void> {
    const { platform, bar, results, welcome } = this.parts
    return this.during('Nothing was measured.', async (options) => {
      welcome.hidden = true
      results.begin(open)
      onBegin()
      const growing = new GrowingResult()
      const live = liveTimeline()
      results.stage.append(live.element)
      const onProgress = async (progress: Progress) => {
        bar.progress(progress)
        live.take(progress)
        const grown = growing.take(progress)
        if (grown) await results.show(grown, open)
      }
      const result = growing.whole(await run(request, platform, { ...options, onProgress, live: true }))
      results.stage.replaceChildren()
      if (result.report.runs.length > 0) await this.conclude(result)
      else this.nothingToShow()
      return endSentence(result.report)
    })
  }

  /** Measures the machine without a program. */
  machine(): Promise<void> {
    const { platform, bar, machine } = this.parts
    return this.during('The machine was not measured.', async (options) => {
      machine.show(await probe(platform, { ...options, onProgress: bar.progress }))
      return 'The machine has been measured.'
    })
  }

  /** Shows a recorded run. Refuses during a measurement, which drawing would disturb. @returns whether the recorded run is shown */
  replay(result: RunResult): boolean {
    if (!this.makeRoom()) return false
    void this.parts.results.show(result)
    this.parts.bar.replay('This is a recorded run. Nothing was measured here.')
    return true
  }

  /** Removes problems and results. Refuses during a measurement, which other work would disturb. @returns whether nothing is measured now */
  makeRoom(): boolean {
    const { problems, results, welcome } = this.parts
    if (this.running) {
      problems.replaceChildren(problemBox(BUSY))
      return false
    }
    problems.replaceChildren()
    welcome.hidden = true
    results.clear()
    return true
  }

  stop(): void {
    this.running?.abort()
    this.parts.bar.say('Stopping.')
  }

  private async conclude(result: RunResult): Promise<void> {
    this.parts.bar.say('Drawing the results.')
    await this.parts.results.show(result)
  }

  private nothingToShow(): void {
    this.parts.results.clear()
    this.parts.welcome.hidden = false
  }

  private async during(failed: string, work: (options: RunOptions) => Promise<string>): Promise<void> {
    if (this.running) return
    this.running = new AbortController()
    const { signal } = this.running
    const { bar, problems } = this.parts
    problems.replaceChildren()
    bar.begin()
    try {
      bar.end(await work({ signal, limits: limitsStorage }))
    } catch (error) {
      this.nothingToShow()
      if (signal.aborted && error instanceof DOMException && error.name === 'AbortError') bar.end('Stopped before anything was measured.')
      else this.showError(error, failed)
    } finally {
      this.running = undefined
    }
  }

  private showError(error: unknown, failed: string): void {
    const { bar, problems, onRefused } = this.parts
    if (error instanceof LabError && error.code === 'program') {
      bar.end('The program has an error, so nothing ran.')
      onRefused(error)
    } else {
      bar.end(failed)
      problems.replaceChildren(problemBox(problemOf(error)))
    }
  }
}
