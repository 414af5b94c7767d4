import { LabError } from '../../model/errors.ts'
import type { MachineReport } from '../../model/machine-report.ts'
import type { Progress, RunOptions, RunRequest, RunResult } from '../../model/run.ts'
import { once } from '../once.ts'
import { problemBox, problemOf } from '../parts/problem.ts'
import type { ResultsView } from '../parts/results-view.ts'
import type { ResultsWords } from '../parts/results-words.ts'
import type { Controls } from './controls.ts'
import type { FailedLine } from './failed-lines.ts'
import { markOutdated } from './outdated.ts'

interface PageParts {
  readonly bar: Controls
  readonly problems: HTMLElement
  /** The comparison with a pinned run. It follows the answer, or the problems if there is no answer. */
  readonly pinned: HTMLElement
  /** The place of the results. */
  readonly place: HTMLElement
  /** Receives the limits of this machine. */
  readonly onMachine: (details: readonly HTMLElement[]) => void
  /** Receives the error of a program that does not compile. */
  readonly onRefused: (error: LabError) => void
  /** A measurement ended without a result, so there are no results to show. */
  readonly onNothing: () => void
  /** Receives the result of a measurement that is over, once the page shows it. */
  readonly onResult: (result: RunResult) => void
  /** Receives the lines at which runs failed; none at the start of a run. */
  readonly onFailed: (failures: readonly FailedLine[]) => void
}

/** Why a measurement ends if the reader goes on to something else. Its results are not shown. */
const LEFT = new DOMException('The reader went on to something else.', 'AbortError')

/** What a request measures, without its number of rounds and which of them come first. */
function seriesOf({ rounds: _, quick: _quick, ...request }: RunRequest): string {
  return JSON.stringify(request)
}

/** Measures. @returns the final status */
type Work = (options: RunOptions) => Promise<string>

/** Runs one measurement at a time, from the click to the final status. */
export class Measuring {
  private running: AbortController | undefined
  /** Whether the reader has changed the program since the latest measurement began. */
  private isEdited = false
  /** What the latest results are about. */
  private shownSeries = ''
  /** Resolves when the latest measurement has ended. */
  private over: Promise<unknown> = Promise.resolve()
  private readonly load = once(async () => {
    const lab = await import('./lab.ts')
    this.parts.place.append(lab.results.element)
    return lab
  })

  constructor(private readonly parts: PageParts) {}

  /** Loads the lab before the reader needs it. A failure shows when the reader needs it. */
  prepare(): void {
    void this.load().catch(() => {})
  }

  /**
   * Measures and shows the results as they arrive. Does nothing during another measurement. Calls `onBegin` at once.
   * @returns whether the measurement ended by itself
   */
  run(request: RunRequest, { continues, ...others }: ResultsWords, onBegin: () => void): Promise<boolean> {
    const { bar } = this.parts
    if (!this.running) onBegin()
    // The reader may have changed the program, the GILs or the settings since the answer.
    const words: ResultsWords = continues && seriesOf(request) === this.shownSeries ? { ...others, continues } : others
    return this.during(
      'Nothing was measured.',
      async (options) => {
        const { earlierSentence, endSentence, GrowingResult, liveTimeline, platform, results, run } = await this.load()
        options.signal?.throwIfAborted()
        results.begin(words)
        this.shownSeries = seriesOf(request)
        results.afterAnswer.append(this.parts.pinned)
        const growing = new GrowingResult()
        const live = liveTimeline()
        if (!words.continues) results.stage.append(live.element)
        const onProgress = async (progress: Progress) => {
          bar.progress(progress)
          live.take(progress)
          // The first of these two is before the first run. So the reader learns before the wait that the machine is busy.
          if (progress.phase === 'idle cores') results.machine(progress)
          if (progress.phase === 'machine') results.machine(progress.machine)
          const grown = growing.take(progress)
          if (grown) await results.grow(grown)
        }
        const result = growing.whole(await run(request, platform, { ...options, onProgress, live: true }))
        results.stage.replaceChildren()
        const isLeft = options.signal?.reason === LEFT
        if (!isLeft && results.keepsEarlier(result.report)) return earlierSentence(result.report)
        if (result.report.runs.length > 0 && !isLeft) await this.conclude(result, words)
        else {
          this.empty(results)
          this.parts.onNothing()
        }
        return endSentence(result.report)
      },
      words.continues,
    )
  }

  /** Measures the machine without a program. */
  machine(): Promise<boolean> {
    const { bar, onMachine } = this.parts
    return this.during('The machine was not measured.', async (options) => {
      const { machineDetails, platform, probe } = await this.load()
      options.signal?.throwIfAborted()
      const machine: MachineReport = await probe(platform, { ...options, onProgress: bar.progress })
      onMachine(machineDetails(machine))
      return 'The machine has been measured.'
    })
  }

  /** Shows a recorded run. @returns whether it is shown; not if the reader has started a measurement meanwhile */
  async replay(result: RunResult, words: ResultsWords): Promise<boolean> {
    await this.makeRoom()
    const { results } = await this.load()
    if (this.running) return false
    results.afterAnswer.append(this.parts.pinned)
    void results.show(result, words)
    this.parts.bar.replay('This is a recorded run. Nothing was measured here.')
    return true
  }

  /** Removes problems and results. A measurement in progress ends first, because the reader goes on to something else. */
  async makeRoom(): Promise<void> {
    if (this.running) {
      this.stop(LEFT)
      await this.over
    }
    this.parts.problems.replaceChildren()
    this.clear()
  }

  get isRunning(): boolean {
    return this.running !== undefined
  }

  /** The reader has changed the program, so the errors of its run are about the program before. */
  edited(): void {
    this.isEdited = true
    markOutdated(this.parts.place)
  }

  stop(why?: DOMException): void {
    this.running?.abort(why)
    this.parts.bar.say('Stopping.')
  }

  private async conclude(result: RunResult, words: ResultsWords): Promise<void> {
    const { bar, onFailed, onResult } = this.parts
    const { failedLines, printedAndRaised, results } = await this.load()
    const failed = result.report.runs.find(({ error }) => error)
    if (failed) bar.fail(printedAndRaised(failed), failed.gil)
    onFailed(failedLines(result))
    bar.say('Drawing the results.')
    await results.show(result, words)
    if (this.isEdited) this.edited()
    bar.announce(results.headline())
    onResult(result)
  }

  /** Removes the results, if the lab has been loaded. Without the lab, there are none. */
  private clear(): void {
    void this.load.current?.then(({ results }) => this.running === undefined && this.empty(results)).catch(() => {})
  }

  private empty(results: ResultsView): void {
    this.parts.problems.after(this.parts.pinned)
    results.clear()
  }

  /** @param continues set if the answer that is shown stays until the work replaces it */
  private async during(failed: string, work: Work, continues?: ResultsWords['continues']): Promise<boolean> {
    if (this.running) return false
    const whole = this.whole(failed, work, continues)
    this.over = whole
    return whole
  }

  private async whole(failed: string, work: Work, continues: ResultsWords['continues']): Promise<boolean> {
    this.running = new AbortController()
    const { signal } = this.running
    const { bar, onFailed, problems } = this.parts
    problems.replaceChildren()
    this.isEdited = false
    onFailed([])
    bar.begin('Loading the lab.', continues?.msPerRun)
    try {
      const { limitsStorage } = await this.load()
      signal.throwIfAborted()
      bar.say('Measuring this machine.')
      bar.end(await work({ signal, limits: limitsStorage }))
      return !signal.aborted
    } catch (error) {
      this.running = undefined
      const isStopped = signal.aborted && error instanceof DOMException && error.name === 'AbortError'
      if (continues && isStopped && signal.reason !== LEFT) (await this.load.current)?.results.keepsEarlier()
      else {
        this.clear()
        this.parts.onNothing()
      }
      if (isStopped) bar.end('Stopped before anything was measured.')
      else this.showError(error, failed)
      return false
    } finally {
      this.running = undefined
    }
  }

  private showError(error: unknown, failed: string): void {
    const { bar, problems, onRefused } = this.parts
    const box = problemBox(problemOf(error))
    problems.replaceChildren(box)
    if (error instanceof LabError && error.code === 'program') {
      box.classList.add('failure')
      bar.end('The program has an error, so nothing ran.')
      onRefused(error)
    } else bar.end(failed)
  }
}
