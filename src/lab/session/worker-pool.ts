import { type Remote, wrap } from 'comlink'
import type { LabWorker, Platform } from '../../platform/platform.ts'
import { compareClocks, isGood } from '../worker/clock-comparison.ts'
import type { WorkerApi } from '../worker/worker.ts'

/** A worker with the machine's code loaded, and its clock set to the host's. */
export interface CrewMember {
  readonly api: Remote<WorkerApi>
  readonly worker: LabWorker
  /** What its clock may be off the host's by. */
  clockErrorNs: number
  /** Rejects when the worker dies: comlink itself would leave its callers waiting for ever. */
  readonly death: Promise<never>
}

/** The workers of a lab: started when first needed, kept between runs, since starting one takes 25 to 50 ms. */
export class Crew {
  private readonly members: { readonly start: Promise<CrewMember>; isReady: boolean }[] = []
  /** Those of the members that are there. */
  private readonly present: CrewMember[] = []
  private drainerMember: CrewMember | undefined
  private isClosed = false
  /** One worker's clock is compared after the other's: a second one that spins would take the core from the first. */
  private comparing: Promise<unknown> = Promise.resolve()
  /** Every worker that was started. */
  private readonly workers: LabWorker[] = []
  /** ms spent on starting members, all together. */
  startMs = 0

  private constructor(
    private readonly platform: Platform,
    private readonly module: WebAssembly.Module,
  ) {}

  static async start(platform: Platform): Promise<Crew> {
    return new Crew(platform, await platform.machine())
  }

  get size(): number {
    return this.members.length
  }

  /** What the stamps of two members may be off by: as far as the clock that is known worst, since what two clocks share is no offset. */
  get clockOffsetNs(): number {
    return this.present.reduce((worst, { clockErrorNs }) => Math.max(worst, clockErrorNs), 0)
  }

  get compiled(): WebAssembly.Module {
    return this.module
  }

  /** The first `count` interpreter workers, started where they are missing. */
  atLeast(count: number): Promise<readonly CrewMember[]> {
    return Promise.all(this.enlist(count))
  }

  /** The same, each as soon as it is there. */
  enlist(count: number): readonly Promise<CrewMember>[] {
    if (this.members.length < count) this.startMissing(count)
    return this.members.slice(0, count).map(({ start }) => start)
  }

  /** Whether the first `count` are there. */
  isReady(count: number): boolean {
    return this.members.length >= count && this.members.slice(0, count).every(({ isReady }) => isReady)
  }

  /** The worker that takes out what a run records, and then makes figures of it. */
  async drainer(): Promise<CrewMember> {
    this.drainerMember ??= await this.spawn()
    return this.drainerMember
  }

  /** For good: nothing that still goes on may start workers that nobody would end. */
  close(): void {
    this.isClosed = true
    this.dismiss()
  }

  /** Ends all workers. What they worked on must be abandoned. */
  dismiss(): void {
    for (const worker of this.workers) worker.terminate()
    this.workers.length = 0
    this.members.length = 0
    this.present.length = 0
    this.drainerMember = undefined
    // One that was ended meanwhile does not answer any more.
    this.comparing = Promise.resolve()
  }

  /** Compares the clocks again that could not be compared when their workers began, since those kept the cores busy themselves. Between runs. */
  async compareAgain(): Promise<void> {
    for (const member of this.present) {
      if (isGood(member.clockErrorNs)) continue
      await Promise.race([setClock(member), member.death])
      // Something else keeps a core busy: it would for the others.
      if (!isGood(member.clockErrorNs)) return
    }
  }

  private startMissing(count: number): void {
    const begin = performance.now()
    const starts: Promise<CrewMember>[] = []
    while (this.members.length < count) {
      const start = this.spawn()
      const member = { start, isReady: false }
      starts.push(start)
      this.members.push(member)
      start.then(
        (there) => {
          member.isReady = true
          this.present.push(there)
        },
        // Whoever hires it hears of it.
        () => {},
      )
    }
    const done = () => {
      this.startMs += performance.now() - begin
    }
    Promise.all(starts).then(done, done)
  }

  private async spawn(): Promise<CrewMember> {
    if (this.isClosed) throw new WorkerDeath('the lab was closed')
    const worker = this.platform.spawn()
    this.workers.push(worker)
    const death = new Promise<never>((_, reject) => worker.onDeath((reason) => reject(new WorkerDeath(reason))))
    // Nobody may be looking when a worker dies between runs.
    death.catch(() => {})
    const api = wrap<WorkerApi>(worker.endpoint)
    await Promise.race([api.load(this.module), death])
    const member: CrewMember = { api, worker, death, clockErrorNs: 0 }
    const compared = this.comparing.then(() => Promise.race([setClock(member), death]))
    this.comparing = compared.catch(() => {})
    await compared
    return member
  }
}

async function setClock(member: CrewMember): Promise<void> {
  const { ms, errorNs } = await compareClocks(member.api)
  await member.api.setClock(ms)
  member.clockErrorNs = errorNs
}

/** A worker is gone: its script could not be loaded, it threw, or the engine ended it. */
export class WorkerDeath extends Error {
  override readonly name = 'WorkerDeath'
}
