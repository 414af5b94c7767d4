import { coresNeeded, IDLE_CORE } from '../../model/idle.ts'
import type { RunSettings } from '../../model/recording.ts'
import type { MachineReport, RunReport } from '../../model/report.ts'
import type { RunPlan } from './plans.ts'

/** Each takes some 65 ms; the median of three is not upset by one stall. */
const ROUNDS = 3
/** Of a second look where the first found less than any claim needs: two stalls in a row are no other work, which stays. */
const MORE_ROUNDS = 5

/** One repetition of an experiment, under all its GILs and in all its variants. */
type Round = Pick<RunSettings, 'experiment' | 'round'>

interface Look {
  readonly rounds: readonly Round[]
  /** null until it has ended, and where it was given up. */
  idle: number | null
}

/**
 * Looks how many cores are idle while an experiment or a program is measured: before each of its rounds and after the last. What else runs
 * on the machine may come and go meanwhile. The very first look is the probe's, right after the first run: that one's figures are to come soon.
 */
export class IdleCores {
  private readonly looks: Look[] = []
  private last: Round | undefined

  /** @param measure effective cores, the median of so many rounds */
  constructor(
    private readonly reportedCores: number,
    private readonly measure: (rounds: number) => Promise<number>,
  ) {}

  /** To be called before each run. */
  async before({ settings: { experiment, round } }: RunPlan): Promise<void> {
    if (this.last && !isSame(this.last, { experiment, round })) await this.look(this.last, { experiment, round })
    this.last = { experiment, round }
  }

  async afterAll(): Promise<void> {
    if (this.last) await this.look(this.last)
  }

  /** So many were idle just now, with the first run. */
  seen(idle: number): void {
    if (this.last) this.looks.push({ rounds: [this.last], idle })
  }

  /** The machine as the claim of an experiment sees it: with as many cores as were idle all the time. A look that was given up leaves that unknown. */
  during(experiment: string, machine: MachineReport): MachineReport {
    return { ...machine, parallelism: least(this.looks.filter(({ rounds }) => rounds.some((round) => round.experiment === experiment))) }
  }

  /** The machine as the report shows it, as far as it was looked at. */
  throughout(machine: MachineReport): MachineReport {
    return { ...machine, leastParallelism: least(this.looks.filter(({ idle }) => idle !== null)) }
  }

  /** Whether a look before or after the run's round found fewer idle cores than the run needs. */
  isNoisy(run: RunReport, machine: MachineReport): boolean {
    const around = this.looks.filter(({ rounds, idle }) => idle !== null && rounds.some((round) => isSame(round, run)))
    return (least(around) ?? Number.POSITIVE_INFINITY) < coresNeeded(run, machine) * IDLE_CORE
  }

  /** One look is the end of one round and the beginning of the next. */
  private async look(...rounds: readonly Round[]): Promise<void> {
    const look: Look = { rounds, idle: null }
    this.looks.push(look)
    look.idle = await this.count()
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

/** null where there was no look, or one was given up. */
function least(looks: readonly Look[]): number | null {
  const found = looks.map(({ idle }) => idle)
  return found.length === 0 || found.includes(null) ? null : Math.min(...(found as number[]))
}
