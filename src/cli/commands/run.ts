import { stderr, stdout } from 'node:process'
import { plan } from '../../lab/plans.ts'
import type { Report } from '../../model/report.ts'
import type { Progress, RunRequest, RunResult } from '../../model/run.ts'
import type { DrivenLab } from '../browser/drive.ts'
import { ending } from '../ending.ts'
import { EXIT, type ExitStatus } from '../exit.ts'
import { openLab } from '../lab.ts'
import type { RunFlags } from '../options.ts'
import { requestsFor } from '../requests.ts'
import { createStyle, wantsColour, widthOf } from '../terminal/output.ts'
import { printedElsewhere } from '../terminal/printed.ts'
import { createProgressBar } from '../terminal/progress.ts'
import { reportText, tracebacks } from '../terminal/report.ts'
import { checkFiles, writeResult } from '../write.ts'

/** `gil-lab run`: measures what the words name, tells it on the terminal and writes the files asked for. */
export async function measure(words: readonly string[], flags: RunFlags): Promise<ExitStatus> {
  // Whatever is wrong with the words or the programs is told before a browser starts, and before the first of them has run in vain.
  const requests = await requestsFor(words, flags)
  const planned = requests.reduce((sum, request) => sum + plan(request).length, 0)
  const taken = await checkFiles(flags)
  const signal = ending.watch()
  const lab = await openLab(flags.on, (line) => stderr.write(`${line}\n`))
  try {
    const echo = !flags.quiet && !taken
    const result = merge(await runAll(lab, requests, signal, { quiet: flags.quiet === true, echo }), planned)
    if (echo) stdout.write(printedElsewhere(result.report.runs, createStyle(wantsColour(stdout))))
    await writeResult(result, flags)
    if (!taken) stdout.write(reportText(result.report, widthOf(stdout), createStyle(wantsColour(stdout))))
    // Where Python writes them.
    stderr.write(tracebacks(result.report))
    return signal.aborted ? EXIT.interrupted : statusOfReport(result.report, flags.verdict === true)
  } finally {
    await lab.close()
  }
}

/** What is shown while it runs. */
interface Showing {
  readonly quiet: boolean
  /** The program's own output goes to stdout. */
  readonly echo: boolean
}

async function runAll(lab: DrivenLab, requests: readonly RunRequest[], signal: AbortSignal, showing: Showing): Promise<RunResult[]> {
  const bar = createProgressBar(showing.quiet ? { write: () => {} } : stderr, createStyle(wantsColour(stderr)))
  const onProgress = (progress: Progress) => {
    if (progress.phase !== 'stdout') bar.show(progress)
    else if (showing.echo) {
      bar.clear()
      stdout.write(progress.text)
    }
  }
  const results: RunResult[] = []
  try {
    for (const request of requests) {
      if (signal.aborted) break
      results.push(await lab.run(request, { signal, onProgress }))
    }
  } finally {
    bar.clear()
  }
  return results
}

/** Several requests are one report: of the same machine, one after the other. */
function merge(results: readonly RunResult[], planned: number): RunResult {
  const [first] = results
  if (!first) throw new DOMException('interrupted before anything was measured', 'AbortError')
  const reports = results.map(({ report }) => report)
  const offsets = reports.flatMap(({ machine }) => machine.clockOffsetUs ?? [])
  const pooled = reports.flatMap((report) => report.pooled ?? [])
  return {
    report: {
      ...first.report,
      planned,
      machine: { ...first.report.machine, ...(offsets.length > 0 && { clockOffsetUs: Math.max(...offsets) }) },
      runs: reports.flatMap((report) => report.runs),
      ...(pooled.length > 0 && { pooled }),
      comparisons: reports.flatMap((report) => report.comparisons),
      claims: reports.flatMap((report) => report.claims),
    },
    recordings: results.flatMap(({ recordings }) => recordings),
    programs: results.flatMap(({ programs }) => programs),
  }
}

function statusOfReport({ runs, claims, comparisons }: Report, verdictAsked: boolean): ExitStatus {
  if (runs.some((run) => run.outcome !== 'completed')) return EXIT.programFailed
  const untold = [...claims, ...comparisons].some(({ verdict }) => verdict === 'cannot tell')
  return verdictAsked && untold ? EXIT.inconclusive : EXIT.done
}
