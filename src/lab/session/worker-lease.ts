import type { Crew, CrewMember } from './worker-pool.ts'

/** The workers of one execution: lent by the crew, started where they are missing, and lent again when a process has ended. */
export class Staff {
  private readonly idle: CrewMember[] = []
  private lent = 0

  constructor(private readonly crew: Crew) {}

  /** How many had to be there at once. */
  get size(): number {
    return this.lent
  }

  /** Whether so many can be hired without waiting for the start of a worker. */
  has(count: number): boolean {
    return this.crew.isReady(this.lent + count - this.idle.length)
  }

  /** Each as soon as it is there. */
  hire(count: number): Promise<CrewMember>[] {
    const again = this.idle.splice(0, count)
    const from = this.lent
    this.lent += count - again.length
    // Two may be hiring at once: each has its own stretch of the crew.
    const others = this.crew.enlist(this.lent).slice(from, this.lent)
    return [...again.map((member) => Promise.resolve(member)), ...others]
  }

  release(members: readonly CrewMember[]): void {
    this.idle.push(...members)
  }

  /** Starts workers ahead of demand, so that this many more can be hired soon. */
  keepSpares(count: number): readonly Promise<CrewMember>[] {
    return this.crew.enlist(this.lent + Math.max(0, count - this.idle.length))
  }

  /** No worker is on its way any more: one that starts would take a core from what is measured next. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.crew.enlist(this.crew.size))
  }
}
