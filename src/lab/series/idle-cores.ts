import { coresNeeded, IDLE_CORE } from '../../model/idle.ts'
import type { RunSettings } from '../../model/recording.ts'
import type { MachineReport, RunReport } from '../../model/report.ts'

/** The number of rounds in the first measurement of a check, about 65 ms each. One stall does not change the median of three rounds. */
const ROUNDS = 3
/**
 * The number of rounds in the second measurement of a check. A check measures again if its first measurement found fewer idle cores than a
 * run with several threads needs. Two stalls in a row can spoil the first measurement, but hardly the second. Other work spoils both.
 */
const MORE_ROUNDS = 5

/** One repetition of an experiment: all its variants under all its GILs. */
type Round = Pick<RunSettings, 'experiment' | 'round'>

interface Check {
  /** The rounds to which the result belongs: the one before the check, and the one after it, if any. */
  readonly rounds: Round[]
  /** Effective cores. null until the check has ended. An aborted check keeps null. */
  idle: number | null
}

/**
 * Checks how many cores are idle while an experiment or a program is measured: after each of its rounds, because other work may start or
 * end at any time. The check after a round is also the check before the next one. Before the very first round, the lab
 * only glances at the cores, so that the first figures come soon.
 */
export class IdleCores {
  private readonly checks: Check[] = []
  private last: Round | undefined

  /** @param measure measures the effective cores, as the median of `rounds` rounds */
  constructor(
    private readonly reportedCores: number,
    private readonly measure: (rounds: number) => Promise<number>,
  ) {}

  /** A round begins. */
  begin({ experiment, round }: Round): void {
    this.last = { experiment, round }
    this.checks.at(-1)?.rounds.push(this.last)
  }

  /** Checks the cores after a round. */
  async afterRound(): Promise<void> {
    await this.byProbe(async () => ({ parallelism: await this.count() }))
  }

  /** Uses a probe of the machine as the check after a round. @returns the probe's result */
  async byProbe<Probed extends { readonly parallelism: number }>(probe: () => Promise<Probed>): Promise<Probed> {
    const check: Check = { rounds: this.last ? [this.last] : [], idle: null }
    this.checks.push(check)
    const found = await probe()
    check.idle = found.parallelism
    return found
  }

  /**
   * The machine for the verdict on an experiment's claim. Its `parallelism` is the fewest idle cores found during the experiment, or null
   * if a check was aborted or none was made.
   */
  during(experiment: string, machine: MachineReport): MachineReport {
    return { ...machine, parallelism: least(this.checks.filter(({ rounds }) => rounds.some((round) => round.experiment === experiment))) }
  }

  /** The machine as the report shows it, with the fewest idle cores of any check. Aborted checks do not count. */
  throughout(machine: MachineReport): MachineReport {
    return { ...machine, leastParallelism: least(this.checks.filter(({ idle }) => idle !== null)) }
  }

  /** Whether a check before or after the run's round found fewer idle cores than the run needs. */
  isNoisy(run: RunReport, machine: MachineReport): boolean {
    const around = this.checks.filter(({ rounds, idle }) => idle !== null && rounds.some((round) => isSame(round, run)))
    return (least(around) ?? Number.POSITIVE_INFINITY) < coresNeeded(run, machine) * IDLE_CORE
  }

  private async count(): Promise<number> {
    const found = await this.measure(ROUNDS)
    const enough = Math.min(2, this.reportedCores) * IDLE_CORE
    return found < enough ? this.measure(MORE_ROUNDS) : found
  }
}

function isSame(a: Round, b: Round): boolean {
  return a.experiment === b.experiment && a.round === b.round
}

/** The fewest idle cores of these checks. null if the list is empty or contains an aborted check. */
function least(checks: readonly Check[]): number | null {
  const found = checks.map(({ idle }) => idle)
  return found.length === 0 || found.includes(null) ? null : Math.min(...(found as number[]))
}
