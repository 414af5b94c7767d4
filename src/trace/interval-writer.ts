import { Block } from '../../assembly/abi/events.ts'
import type { Intervals } from '../model/timeline.ts'

/** Writes the intervals of one thread, which have no gaps. */
export class IntervalWriter {
  /** The start of each interval, and the end of the last one. */
  private readonly timesNs: Float64Array
  private readonly state: Uint8Array
  private readonly block: Uint8Array
  private readonly lock: Uint32Array
  private readonly place: Uint32Array
  private count = 0

  /** @param most the most intervals that the caller will add */
  constructor(startNs: number, most: number) {
    this.timesNs = new Float64Array(most + 1)
    this.state = new Uint8Array(most)
    this.block = new Uint8Array(most)
    this.lock = new Uint32Array(most)
    this.place = new Uint32Array(most)
    this.timesNs[0] = startNs
  }

  /** Adds an interval from the end of the last one. An interval that would have no length is left out. */
  until(endNs: number, state: number, place = 0, block: number = Block.NONE, lock = 0): void {
    const index = this.count
    if (endNs <= this.timesNs[index]!) return
    this.state[index] = state
    this.block[index] = block
    this.lock[index] = lock
    this.place[index] = place
    this.timesNs[++this.count] = endNs
  }

  /** A copy, so that it does not keep the room for further intervals. */
  get intervals(): Intervals {
    const length = this.count
    const timesNs = this.timesNs.slice(0, length + 1)
    const [state, block] = [this.state.slice(0, length), this.block.slice(0, length)]
    const [lock, place] = [this.lock.slice(0, length), this.place.slice(0, length)]
    return { length, state, startNs: timesNs.subarray(0, length), endNs: timesNs.subarray(1), block, lock, place }
  }
}
