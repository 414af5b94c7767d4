import { Builtin } from '../../abi/builtins'
import { Tag } from '../../abi/tags'
import { AwaitReason } from '../../abi/traps'
import { Sleep } from '../../os/sleep'
import { Threads } from '../../os/threads'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { AsyncSteps } from '../eval/async-steps'
import { Objects } from '../objects/objects'
import { StartedGenerators } from '../objects/started'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

/**
 * The module _loop: what an event loop in Python needs from the machine. Each thread has one running loop or none. park() takes the place
 * of CPython's epoll_wait(), and wake() takes the place of the write to the loop's self-pipe.
 */
export abstract class LoopModule {
  static has(id: i32): bool {
    return id >= Builtin.LOOP_GET && id <= Builtin.LOOP_TAKE_GENERATOR
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const takes = id == Builtin.LOOP_GET || id == Builtin.LOOP_TOKEN ? 0 : 1
    if (!Arguments.counts(t, id, count, takes, takes)) return false
    if (id == Builtin.LOOP_GET) return LoopModule.get(t, callable)
    Cell.setNone(callable)
    if (id == Builtin.LOOP_SET) return LoopModule.set(t, first)
    if (id == Builtin.LOOP_PARK) return LoopModule.park(t, first)
    if (id == Builtin.LOOP_WAKE) return LoopModule.wake(t, first)
    if (id == Builtin.LOOP_TAKE_GENERATOR) {
      const generator = Cell.isObject(first) ? StartedGenerators.take(t, Cell.object(first)) : 0
      if (generator) Cell.set(callable, Tag.ASYNC_GENERATOR, <i64>generator)
      return true
    }
    // token() returns the thread's index. The index is unique, because a run never reuses the state of a thread.
    Cell.set(callable, Tag.INT, t.index)
    return true
  }

  private static get(t: ThreadState, to: usize): bool {
    Cell.set(to, t.runningLoop ? t.runningLoopTag : Tag.NONE, <i64>t.runningLoop)
    if (t.runningLoop) Objects.keep(t.runningLoop)
    return true
  }

  private static set(t: ThreadState, loop: usize): bool {
    const before = t.runningLoop
    const isObject = Cell.isObject(loop)
    t.runningLoopTag = Cell.tag(loop)
    t.runningLoop = isObject ? Cell.object(loop) : 0
    if (isObject) Objects.keep(t.runningLoop)
    if (before) Objects.release(t, before)
    return true
  }

  private static park(t: ThreadState, seconds: usize): bool {
    if (Cell.tag(seconds) == Tag.NONE) Sleep.awaitWake(t, FOREVER)
    else {
      if (!Arguments.areSeconds(t, Builtin.LOOP_PARK, seconds)) return false
      Sleep.awaitWake(t, max<i64>(Arguments.nanoseconds(seconds), 0))
    }
    return true
  }

  private static wake(t: ThreadState, token: usize): bool {
    const index = Cell.tag(token) == Tag.INT ? Cell.int(token) : -1
    if (index < 0 || index >= Threads.created()) return AsyncSteps.fails(t, AwaitReason.TOKEN)
    Sleep.wake(ThreadState.at(<i32>index))
    return true
  }
}
