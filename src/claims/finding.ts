import { capitalised } from '../model/capitalised.ts'
import type { Verdict } from '../model/report.ts'
import type { Estimate } from '../statistics/round-estimates.ts'

/** One measured figure of a claim, and the bounds within which the claim holds. */
export interface Finding {
  /** The name of the figure, for example "2 threads under tick". */
  readonly what: string
  readonly estimate: Estimate
  readonly atLeast?: number
  readonly atMost?: number
  readonly unit: (value: number) => string
  /**
   * Marks a control, which is not part of the claim. It shows whether the machine was able to show the effect. If a control fails, the
   * verdict is "cannot tell".
   */
  readonly control?: true
}

type Holds = 'yes' | 'no' | 'open'

/**
 * A finding holds if its whole 95 % interval is within the bounds. It fails if the whole interval is beyond one bound. In any other case
 * the answer is "open".
 */
function holds(finding: Finding): Holds {
  const { estimate, atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = finding
  const { low95, high95 } = estimate
  // A figure without bounds is only shown. It must not prevent a verdict, so the answer is yes.
  if (finding.atLeast === undefined && finding.atMost === undefined) return 'yes'
  if (low95 === null || high95 === null) return 'open'
  if (high95 < atLeast || low95 > atMost) return 'no'
  return low95 >= atLeast && high95 <= atMost ? 'yes' : 'open'
}

/**
 * Decides the verdict on a claim. If a control does not hold, the verdict is "cannot tell". Otherwise one finding that fails refutes the
 * claim, and the claim is confirmed if every finding holds. In any other case the verdict is "cannot tell".
 */
export function decide(findings: readonly Finding[]): Required<Verdict> {
  const measured = findings.map(figure).join('; ')
  const failed = findings.find((finding) => finding.control && holds(finding) !== 'yes')
  if (failed) return { verdict: 'cannot tell', because: `Something else was running: ${figure(failed)}, not ${bounds(failed)}.`, measured }
  const against = findings.filter((finding) => holds(finding) === 'no')
  if (against.length > 0) return { verdict: 'refuted', because: `${capitalised(against.map(beside).join('; '))}.`, measured }
  const open = findings.filter((finding) => holds(finding) === 'open')
  if (open.length > 0) return { verdict: 'cannot tell', because: `The rounds differ too much: ${open.map(beside).join('; ')}.`, measured }
  const told = findings.filter(({ control, atLeast, atMost }) => !control && (atLeast !== undefined || atMost !== undefined))
  return { verdict: 'confirmed', because: `${capitalised(told.map(beside).join('; '))}.`, measured }
}

/** The figure in words, for example "2 threads under tick: 1.32 × (1.28 × to 1.36 ×)". */
function figure({ what, estimate: { value, low95, high95 }, unit }: Finding): string {
  if (value === null) return `${what}: not measured`
  return `${what}: ${unit(value)}${intervalWords(low95, high95, unit)}`
}

function intervalWords(low95: number | null, high95: number | null, unit: Finding['unit']): string {
  if (low95 === null || high95 === null) return ' (too few rounds for an interval)'
  return low95 === high95 ? '' : ` (${unit(low95)} to ${unit(high95)})`
}

function beside(finding: Finding): string {
  return `${figure(finding)}, expected ${bounds(finding)}`
}

/** The bounds in words, for example "at least 0.95 ×". */
function bounds({ atLeast, atMost, unit }: Finding): string {
  const low = atLeast === undefined ? [] : [`at least ${unit(atLeast)}`]
  const high = atMost === undefined ? [] : [`at most ${unit(atMost)}`]
  return [...low, ...high].join(' and ')
}
