import { capitalised } from '../model/capitalised.ts'
import { IDLE_CORE } from '../model/idle.ts'
import { digits } from '../model/number-format.ts'
import { qualityWords } from '../model/quality.ts'
import type { MachineReport, RunReport, Verdict } from '../model/report.ts'
import { isSound } from '../model/round-groups.ts'
import type { Experiment } from '../model/run.ts'
import { LEAST_ROUNDS } from '../statistics/round-estimates.ts'
import { type Case, Evidence, type Figure } from './evidence.ts'
import { decide, type Finding } from './finding.ts'

/** What a verdict requires. */
interface Needs {
  /** Every case that the findings use. */
  readonly cases: readonly Case[]
  /** The least number of sound runs of each case. Default: LEAST_ROUNDS. */
  readonly rounds?: number
  /** The number of cores that every check before, between and after the runs must have found idle. */
  readonly cores?: number
  /**
   * The events that each run must contain. `what`: their name. `count`: their number in a run. `least`: the smallest number that is enough
   * for a judgement.
   */
  readonly events?: { readonly what: string; readonly count: Figure; readonly least: number }
}

/**
 * Makes a judge, the function that gives a claim its verdict. If a need is not met, the verdict is "cannot tell". Otherwise the findings
 * decide.
 */
export function judging(needs: Needs, find: (evidence: Evidence) => readonly Finding[]): Experiment['judge'] {
  return (runs, machine, level): Verdict => {
    const evidence = new Evidence(runs, level)
    const because = lack(needs, runs, evidence) ?? busy(needs, machine)
    if (!because) return decide(find(evidence))
    const complete = needs.cases.every((one) => evidence.of(one).length > 0)
    return { verdict: 'cannot tell', because, ...(complete && { measured: decide(find(evidence)).measured }) }
  }
}

function lack({ cases, rounds = LEAST_ROUNDS, events }: Needs, runs: readonly RunReport[], evidence: Evidence): string | undefined {
  for (const one of cases) {
    const sound = evidence.of(one)
    if (sound.length < rounds) return tooFew(one, sound.length, rounds, runs)
    const poor = events && sound.find((run) => events.count(run) < events.least)
    if (poor) return `${nameFirst(one)}: ${events.count(poor)} ${events.what} in a run, ${events.least} are needed.`
  }
  return undefined
}

function tooFew(one: Case, found: number, rounds: number, runs: readonly RunReport[]): string {
  const spoilt = runs.find((run) => run.variant === one.variant && run.gil === one.gil && !isSound(run))
  return `${nameFirst(one)}: ${found === 0 ? 'no run' : `${found} of ${rounds} rounds`} to judge by.${spoilt ? whySpoilt(spoilt) : ''}`
}

function whySpoilt(run: RunReport): string {
  const ending = run.outcome === 'completed' ? '' : ` One was ${run.outcome}.`
  const marks = run.quality.map((mark) => qualityWords(mark, run))
  return marks.length > 0 ? `${ending} In one, ${marks.join('; ')}.` : ending
}

function busy({ cores }: Needs, { parallelism }: MachineReport): string | undefined {
  if (cores === undefined) return undefined
  if (parallelism === null) return 'How many cores were idle was not measured.'
  if (parallelism >= cores * IDLE_CORE) return undefined
  return `${digits(parallelism)} cores were idle, ${cores} are needed.`
}

/** The case's name at the beginning of a sentence. */
function nameFirst(one: Case): string {
  return capitalised(name(one))
}

/** The case's name, for example "2 threads under tick". */
function name({ variant, gil }: Case): string {
  return variant ? `${variant} under ${gil}` : `under ${gil}`
}
