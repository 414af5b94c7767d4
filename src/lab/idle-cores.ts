import { IDLE_CORE } from '../model/idle.ts'
import type { MachineReport } from '../model/report.ts'
import type { RunPlan } from './plans.ts'
import { effectiveCores } from './probe.ts'
import type { Session } from './session.ts'

/** Each takes some 65 ms; the median of three is not upset by one stall. */
const ROUNDS = 3
/** Of a second look where the first found less than any claim needs: two stalls in a row are no other work, which stays. */
const MORE_ROUNDS = 5

/**
 * Looks how many cores are idle while an experiment or a program is measured: before each of its rounds and after the last. What else runs
 * on the machine may come and go meanwhile. The very first look is the probe's, right after the first run: that one's figures are to come soon.
 */
export class IdleCores {
  private readonly least = new Map<string, number>()
  /** Looks that have begun, and not ended. */
  private readonly open = new Set<string>()
  private last: { readonly experiment: string; readonly round: number } | undefined

  constructor(private readonly session: Session) {}

  /** To be called before each run. */
  async before({ settings: { experiment, round } }: RunPlan): Promise<void> {
    if (this.last && (experiment !== this.last.experiment || round !== this.last.round)) await this.look(this.last.experiment, experiment)
    this.last = { experiment, round }
  }

  async afterAll(): Promise<void> {
    if (this.last) await this.look(this.last.experiment)
  }

  /** So many were idle just now, with the first run. */
  seen(idle: number): void {
    if (this.last) this.note(idle, [this.last.experiment])
  }

  /** The machine as the claim of an experiment shall see it: with as many cores as were idle all the time. A look that was given up leaves that unknown. */
  during(experiment: string, machine: MachineReport): MachineReport {
    return { ...machine, parallelism: this.open.has(experiment) ? null : (this.least.get(experiment) ?? null) }
  }

  /** The machine as the report tells of it, as far as was looked. */
  throughout(machine: MachineReport): MachineReport {
    return { ...machine, leastParallelism: this.least.size > 0 ? Math.min(...this.least.values()) : null }
  }

  /** One look is the end of one experiment's round and the beginning of the next. */
  private async look(...experiments: readonly string[]): Promise<void> {
    for (const id of experiments) this.open.add(id)
    this.note(await this.count(), experiments)
    for (const id of experiments) this.open.delete(id)
  }

  private async count(): Promise<number> {
    const found = await effectiveCores(this.session, ROUNDS)
    const enough = Math.min(2, this.session.platform.reportedCores) * IDLE_CORE
    return found < enough ? effectiveCores(this.session, MORE_ROUNDS) : found
  }

  private note(idle: number, experiments: readonly string[]): void {
    for (const id of experiments) this.least.set(id, Math.min(idle, this.least.get(id) ?? idle))
  }
}
