import { Block } from '../../assembly/abi/events.ts'
import { columnsOf, part } from '../model/columns.ts'
import { HOLD, type Hold, HoldEnd, type Holds } from '../model/timeline.ts'

/** Writes holds one after the other: the start of a hold, then its end. */
export class HoldWriter {
  private readonly table: Holds
  count = 0

  /** @param most the most holds that the caller will write */
  constructor(most: number) {
    this.table = columnsOf(HOLD, most)
  }

  begin({ thread, gil, sequence, wantedNs, acquiredNs, vainWakes }: Omit<Hold, 'releasedNs' | 'end' | 'block' | 'lock' | 'place'>): void {
    const { table } = this
    const index = this.count++
    table.thread[index] = thread
    table.gil[index] = gil
    table.sequence[index] = sequence
    table.wantedNs[index] = wantedNs
    table.acquiredNs[index] = acquiredNs
    table.vainWakes[index] = vainWakes
    this.end(acquiredNs, HoldEnd.OPEN)
  }

  /** Sets the end of the last hold. */
  end(releasedNs: number, end: HoldEnd, place = 0, block: number = Block.NONE, lock = 0): void {
    const { table } = this
    const index = this.count - 1
    table.releasedNs[index] = releasedNs
    table.end[index] = end
    table.place[index] = place
    table.block[index] = block
    table.lock[index] = lock
  }

  get holds(): Holds {
    return part(this.table, 0, this.count)
  }
}
