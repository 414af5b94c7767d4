import { test as base, expect as baseExpect } from '@playwright/test'
import { findGil } from '../model/gils.ts'
import { span, times } from '../model/number-format.ts'
import type { Report, RunReport } from '../model/report.ts'
import type { MeasuredCase } from './comparison.ts'
import { speedUp } from './speed-up.ts'
import { whyInconclusive } from './why-inconclusive.ts'

/** The result of a matcher: whether the figures are as expected, and the figures in words. */
interface Found {
  readonly pass: boolean
  readonly figures: string
  /** The reason why the figures cannot show whether the expectation holds. If a reason is set, the matcher skips the test. */
  readonly untold?: string
}

/** The message of a failed matcher lists at most this many runs, the worst first. */
const MOST_TOLD = 5

interface MatcherContext {
  readonly isNot: boolean
}

/**
 * Playwright's expect, with matchers for reports. If a matcher would fail and the machine was too noisy to decide, the matcher skips the
 * test instead, and gives the reason.
 */
export const expect = baseExpect.extend({
  /**
   * Passes if, in every run with hand-offs, the median hand-off takes at most `ratioToFloor` times as long as this machine's median park
   * and wake. Fails if no run has a hand-off. Skips the test if the clock is too coarse for this ratio.
   */
  toHandOffWithin(report: Report, ratioToFloor: number) {
    return told(
      this,
      'toHandOffWithin',
      `a hand-off p50 of at most ${ratioToFloor} × the park floor`,
      report,
      handoffs(report, ratioToFloor),
    )
  },
  /** Passes if no thread waited longer for the GIL than `ms` milliseconds. */
  toStarveNoThreadLongerThan(report: Report, ms: number) {
    const longest = ({ starvation }: RunReport) => starvation.longestWaitMs
    const figures = worstFirst(report.runs, longest, (waitMs) => span(waitMs * 1000))
    const pass = report.runs.every((run) => longest(run) <= ms)
    return told(this, 'toStarveNoThreadLongerThan', `no wait longer than ${ms} ms`, report, { pass, figures })
  },
  /**
   * Passes if `fast` is at least `atLeast` times as fast as `slow` (default: 1), by the wall times of lab.compare(). The whole 95 % interval of
   * the ratio must be above `atLeast`. Skips the test if the interval contains `atLeast`.
   */
  toBeFasterThan(fast: MeasuredCase, slow: MeasuredCase, { atLeast = 1 }: { readonly atLeast?: number } = {}) {
    const { pass, figures } = speedUp(fast, slow, atLeast)
    const untold = pass === undefined ? `${figures}. Measure more rounds, or choose another bound than ${times(atLeast)}` : undefined
    const both = { machine: fast.machine, runs: [...fast.runs, ...slow.runs] }
    const found = { pass: pass ?? false, figures, ...(untold && { untold }) }
    return told(this, 'toBeFasterThan', `${fast.name} at least ${times(atLeast)} as fast as ${slow.name}`, both, found)
  },
  /** Passes if all claims in the report are confirmed. Fails if a claim is refuted or if the report has no claim. Otherwise skips the test. */
  toConfirmItsClaims(report: Report) {
    return told(this, 'toConfirmItsClaims', 'every claim confirmed', report, claims(report))
  },
})

function handoffs(report: Report, ratioToFloor: number): Found {
  const runs = report.runs.filter(({ gil, handoffUs }) => findGil(gil)?.traits.excludes && handoffUs.n > 0)
  if (runs.length === 0) return { pass: false, figures: 'no run in which one thread handed the GIL to another' }
  const ratio = ({ handoffUs }: RunReport) => handoffUs.ratioToFloorP50 ?? Number.POSITIVE_INFINITY
  const figures = worstFirst(runs, ratio, (ratio) => (Number.isFinite(ratio) ? times(ratio) : '?'))
  if (!runs.map(ratio).every(Number.isFinite)) return { pass: false, figures, untold: "the park floor is finer than this browser's clock" }
  return { pass: runs.every((run) => ratio(run) <= ratioToFloor), figures }
}

/** The figure of each run, the largest first, at most MOST_TOLD of them. */
function worstFirst(runs: readonly RunReport[], figure: (run: RunReport) => number, words: (figure: number) => string): string {
  const sorted = [...runs].sort((a, b) => figure(b) - figure(a)).map((run) => `${nameOf(run)}: ${words(figure(run))}`)
  const more = sorted.length - MOST_TOLD
  return sorted.slice(0, MOST_TOLD).join('; ') + (more > 0 ? `; and less in ${more} more runs` : '')
}

function claims({ claims: all }: Report): Found {
  const figures = all.map(({ experiment, verdict, because }) => `${experiment}: ${verdict}. ${because}`).join(' ')
  if (all.length === 0) return { pass: false, figures: 'no claim, because only experiments make claims' }
  if (all.some(({ verdict }) => verdict === 'refuted')) return { pass: false, figures }
  const open = all.find(({ verdict }) => verdict === 'cannot tell')
  return open ? { pass: false, figures, untold: `${open.experiment}: ${open.because}` } : { pass: true, figures }
}

/** Returns the matcher's result. Skips the test instead if `untold` is set, or if the matcher would fail and the machine was too noisy. */
function told(
  { isNot }: MatcherContext,
  name: string,
  expected: string,
  report: Pick<Report, 'machine' | 'runs'>,
  { pass, figures, untold }: Found,
) {
  const reason = untold ?? (pass === isNot ? whyInconclusive(report) : undefined)
  if (reason) skip(`inconclusive: ${reason}`)
  return { pass, name, message: () => `expected ${isNot ? 'not ' : ''}${expected}\nmeasured ${figures}` }
}

function nameOf({ experiment, variant, gil, round }: RunReport): string {
  return `${[experiment, variant].filter(Boolean).join(', ')} under ${gil}, round ${round}`
}

/** Skips the test. Most of Playwright's reporters do not show the reason of a skipped test, so the test prints it too. */
function skip(reason: string): void {
  console.warn(`gil-lab skips this test: ${reason}`)
  base.info().skip(true, reason)
}
