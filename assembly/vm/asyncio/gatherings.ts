import { CELL_BYTES, TUPLE_ITEMS, TUPLE_LENGTH } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { AsyncioReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Future, FutureState, Gathering, Task } from '../objects/awaitables'
import { LIST_LENGTH } from '../objects/fields'
import { List, Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Futures } from './futures'
import { HandleKind } from './handles'
import { Tasks } from './tasks'

/** asyncio.gather(): a gathering is the future that gather() returns. */
export abstract class Gatherings {
  /**
   * Replaces the coroutines among the `count` cells by tasks. Writes a gathering to `to`. The gathering is done when all `count` futures
   * are done, or when the first of them has failed.
   */
  static create(t: ThreadState, to: usize, cells: usize, count: i32): bool {
    if (!Gatherings.makeTasks(t, cells, count)) return false
    const address = Futures.create(t, Tag.GATHERING, offsetof<Gathering>())
    if (!address) return false
    const gathering = Gathering.at(address)
    gathering.left = count
    const tuple = Objects.create(t, Tag.TUPLE, TUPLE_ITEMS + <usize>count * CELL_BYTES)
    if (!tuple) {
      Objects.release(t, address)
      return false
    }
    store<i32>(tuple, count, TUPLE_LENGTH)
    Objects.copyCells(cells, tuple + TUPLE_ITEMS, count)
    Cell.set(gathering.source, Tag.TUPLE, <i64>tuple)
    Cell.set(to, Tag.GATHERING, <i64>address)
    for (let i = 0; i < count; i++, cells += CELL_BYTES) {
      if (!Futures.whenDone(t, Future.of(cells), HandleKind.GATHERED, address, Cell.object(cells))) return false
    }
    return count > 0 || Gatherings.collect(t, gathering)
  }

  private static makeTasks(t: ThreadState, cells: usize, count: i32): bool {
    for (let i = 0; i < count; i++, cells += CELL_BYTES) {
      const tag = Cell.tag(cells)
      if (tag == Tag.TASK || tag == Tag.GATHERING) {
        if (Future.of(cells).loop == t.loop || Futures.isDone(Future.of(cells))) continue
        return Errors.raise(t, Trap.ASYNCIO, 0, AsyncioReason.OTHER_LOOP)
      }
      if (tag != Tag.NATIVE_COROUTINE) return Errors.raise(t, Trap.ASYNCIO, 0, AsyncioReason.NOT_AWAITABLE)
      const task = Tasks.create(t, cells)
      if (!task) return false
      Objects.finish(t, cells, 1, Tag.TASK, <i64>task)
    }
    return true
  }

  /**
   * Counts down when a gathered future is done. The first error becomes the error of the gathering. As in CPython, the gathering ignores
   * later errors.
   */
  static count(t: ThreadState, gathering: Gathering, one: usize): bool {
    const future = changetype<Future>(one)
    const failed = future.state == FutureState.FAILED
    gathering.left--
    if (Futures.isDone(gathering)) {
      if (failed) Task.at(future.failed).retrieved = 1
      return true
    }
    if (failed) {
      gathering.failed = future.failed
      Futures.finish(t, gathering, FutureState.FAILED)
    }
    return failed || gathering.left > 0 || Gatherings.collect(t, gathering)
  }

  /** Finishes a gathering whose futures are all done. Its result is the list of their results, in the order of the arguments. */
  private static collect(t: ThreadState, gathering: Gathering): bool {
    const futures = Cell.object(gathering.source)
    const count = Tuple.length(futures)
    const list = List.create(t, count)
    if (!list) return false
    for (let i = 0; i < count; i++) {
      Objects.copyCell(Future.of(futures + TUPLE_ITEMS + <usize>i * CELL_BYTES).result, List.items(list) + <usize>i * CELL_BYTES)
    }
    store<i32>(list, count, LIST_LENGTH)
    Cell.set(gathering.result, Tag.LIST, <i64>list)
    Futures.finish(t, gathering, FutureState.DONE)
    return true
  }
}
