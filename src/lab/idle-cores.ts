import { EXPERIMENTS } from '../experiments/index.ts'
import type { MachineReport } from '../model/report.ts'
import type { RunPlan } from './plans.ts'
import { effectiveCores } from './probe.ts'
import type { Session } from './session.ts'

/** Each takes about 60 ms; the median of three is not upset by one stall. */
const LOOKS = 3

/**
 * Looks how many cores are idle while a claim is measured: before each of its rounds and after the last. What else runs on the machine may
 * come and go meanwhile.
 */
export class IdleCores {
  private readonly least = new Map<string, number>()
  private last: { readonly experiment: string; readonly round: number } | undefined

  constructor(private readonly session: Session) {}

  /** To be called before each run. */
  async before({ settings: { experiment, round } }: RunPlan): Promise<void> {
    if (experiment === this.last?.experiment && round === this.last.round) return
    await this.look(this.last?.experiment, experiment)
    this.last = { experiment, round }
  }

  async afterAll(): Promise<void> {
    await this.look(this.last?.experiment)
  }

  /** The machine as the claim of an experiment shall see it: with as many cores as were idle all the time. */
  during(experiment: string, machine: MachineReport): MachineReport {
    return { ...machine, parallelism: this.least.get(experiment) ?? machine.parallelism }
  }

  /** One look is the end of one experiment's round and the beginning of the next. */
  private async look(...experiments: readonly (string | undefined)[]): Promise<void> {
    const claimed = EXPERIMENTS.filter(({ id }) => experiments.includes(id))
    if (claimed.length === 0) return
    const idle = await effectiveCores(this.session, LOOKS)
    for (const { id } of claimed) this.least.set(id, Math.min(idle, this.least.get(id) ?? idle))
  }
}
