import { threadName } from '../schedule.ts'
import type { World } from '../world.ts'

/** Tracks the threads inside a section that is limited to `limit` threads. */
export class Occupancy {
  private readonly world: World
  private readonly limit: number
  private readonly place: string
  private readonly inside = new Set<number>()

  constructor(world: World, limit: number, place: string) {
    this.world = world
    this.limit = limit
    this.place = place
  }

  enter(thread: number): void {
    this.inside.add(thread)
    if (this.inside.size <= this.limit) return
    const names = [...this.inside].map(threadName).join(' and ')
    this.world.fail(`${names} have ${this.place} at the same time`)
  }

  leave(thread: number): void {
    this.inside.delete(thread)
  }
}
