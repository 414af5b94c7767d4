import { stderr, stdout } from 'node:process'
import type { RunPlan } from '../../lab/execution/run-plan.ts'
import { plan } from '../../lab/series/plans.ts'
import { neededPlans } from '../../lab/series/schedule.ts'
import { printable } from '../../model/printable.ts'
import type { Report, RunReport } from '../../model/report.ts'
import type { DistantProgress, RunRequest } from '../../model/run.ts'
import type { DrivenLab } from '../browser/drive.ts'
import { EXIT, type ExitStatus, isAbort, messageOf, statusOf } from '../exit-status.ts'
import { openLab } from '../open-lab.ts'
import type { RunFlags } from '../options.ts'
import { processEnd } from '../process-end.ts'
import { requestsFor } from '../requests.ts'
import { missingWords, ResultCollector } from '../result-collector.ts'
import { checkFiles, ResultFiles } from '../result-files.ts'
import { createStyle, wantsColour, widthOf } from '../terminal/output.ts'
import { printedElsewhere } from '../terminal/program-output.ts'
import { createProgressBar } from '../terminal/progress.ts'
import { reportText, traceback } from '../terminal/report.ts'

/** `gil-lab run`: measures the experiments and programs that the arguments name, prints the report and writes the files asked for. */
export async function measure(words: readonly string[], flags: RunFlags): Promise<ExitStatus> {
  // These steps report any error in the arguments or the programs before a browser starts and before the first run.
  await checkFiles(flags)
  const requests = await requestsFor(words, flags)
  const plans = requests.flatMap((request) => plan(request))
  const signal = processEnd.watch()
  const files = new ResultFiles(flags)
  const work = { signal, files, collector: new ResultCollector(files, plans) }
  try {
    const lab = await openLab(flags.on, (line) => stderr.write(`${line}\n`))
    try {
      // If an error, such as an abort, ends the measurement early, the earlier results are still reported.
      const failure = await runAll(lab, requests, flags.quiet === true, work).catch((error: unknown) => error)
      // The report is printed before the browser closes, so that its reader need not wait for the browser.
      return await conclude(plans, flags, work, failure)
    } finally {
      await lab.close()
    }
  } finally {
    files.close()
  }
}

/** The objects that the steps of one `gil-lab run` share. */
interface Work {
  readonly signal: AbortSignal
  readonly files: ResultFiles
  readonly collector: ResultCollector
}

async function runAll(lab: DrivenLab, requests: readonly RunRequest[], quiet: boolean, { signal, files, collector }: Work): Promise<void> {
  const bar = createProgressBar(quiet ? { write: () => {} } : stderr, createStyle(wantsColour(stderr)))
  const shown = new Set<string>()
  let endsLine = true
  const finishLine = () => {
    bar.clear()
    if (!endsLine) stdout.write('\n')
    endsLine = true
  }
  // Tracebacks go to stderr, as in Python, and follow the output of their run.
  const showTraceback = (run: Pick<RunReport, 'error'>) => {
    const text = traceback(run)
    if (text === '' || shown.has(text)) return
    shown.add(text)
    finishLine()
    stderr.write(text)
  }
  const onProgress = (progress: DistantProgress) => {
    bar.show(progress)
    if (progress.phase === 'measured') showTraceback(progress.run)
    if (progress.phase !== 'stdout') return collector.take(progress)
    if (quiet || files.takeStdout) return undefined
    bar.clear()
    stdout.write(progress.text)
    endsLine = progress.text.endsWith('\n')
    return undefined
  }
  try {
    for (const request of requests) {
      if (signal.aborted) break
      await lab.run(request, { signal, onProgress, recordings: files.needEvents })
    }
  } finally {
    finishLine()
  }
}

/**
 * Writes the result files and prints the report. Then prints which runs are missing, and why.
 * @throws if nothing was measured: `failure`, or an AbortError if `failure` is undefined
 */
async function conclude(
  plans: readonly RunPlan[],
  flags: RunFlags,
  { signal, files, collector }: Work,
  failure: unknown,
): Promise<ExitStatus> {
  const { findings } = collector
  if (!findings) throw failure ?? new DOMException('interrupted before anything was measured', 'AbortError')
  const { report } = findings
  const errors = signal.aborted && isAbort(failure) ? [] : [failure]
  await collector.finish(findings).catch((error) => errors.push(error))
  if (!files.takeStdout) {
    const style = createStyle(wantsColour(stdout))
    const elsewhere = flags.quiet ? '' : printedElsewhere(report.runs, widthOf(stdout), style)
    stdout.write(`${reportText(report, widthOf(stdout), style, flags.blame)}${elsewhere && `\n${elsewhere}`}`)
  }
  const [error] = errors.filter((one) => one !== undefined)
  if (error !== undefined) stderr.write(`gil-lab: ${messageOf(error)}\n`)
  const missing = missingWords(neededPlans(plans, report.claims), report.runs)
  if (missing) stderr.write(printable(`Not measured, because ${whyEnded(report, signal, error)}: ${missing}.\n`))
  for (const line of files.leftOut) stderr.write(`${line}\n`)
  if (error !== undefined) return statusOf(error)
  return signal.aborted ? EXIT.interrupted : statusOfReport(report, flags.verdict === true)
}

function whyEnded({ runs }: Report, { aborted }: AbortSignal, error: unknown): string {
  if (error !== undefined) return 'of this error'
  return aborted ? 'the command was interrupted' : `a run was stopped (${runs.find(({ outcome }) => outcome === 'stopped')?.because})`
}

function statusOfReport({ runs, claims }: Report, verdictAsked: boolean): ExitStatus {
  if (runs.some((run) => run.outcome !== 'completed')) return EXIT.programFailed
  const untold = claims.some(({ verdict }) => verdict === 'cannot tell')
  return verdictAsked && untold ? EXIT.inconclusive : EXIT.done
}
