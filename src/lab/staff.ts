import type { Crew, CrewMember } from './crew.ts'

/** The workers of one execution: lent by the crew, started where they are missing, and lent again when a process has ended. */
export class Staff {
  private readonly idle: CrewMember[] = []
  private lent = 0

  constructor(private readonly crew: Crew) {}

  async hire(count: number): Promise<CrewMember[]> {
    const again = this.idle.splice(0, count)
    const from = this.lent
    this.lent += count - again.length
    // Two may be hiring at once: each has its own stretch of the crew.
    const members = await this.crew.atLeast(this.lent)
    return [...again, ...members.slice(from, from + count - again.length)]
  }

  release(members: readonly CrewMember[]): void {
    this.idle.push(...members)
  }
}
