import { Builtin } from '../../abi/builtins'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { AsyncioReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Coroutines } from '../asyncio/coroutines'
import { Gatherings } from '../asyncio/gatherings'
import { Tasks } from '../asyncio/tasks'
import { Errors } from '../errors'
import { Scratch } from '../objects/scratch'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'
import { BuiltinsModule } from './builtins'

export abstract class AsyncioModule {
  static has(id: i32): bool {
    return id >= Builtin.ASYNCIO_RUN && id <= Builtin.ASYNCIO_CREATE_TASK
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    switch (id) {
      case Builtin.ASYNCIO_SLEEP: {
        if (!AsyncioModule.takes(t, id, count, keywords, Name.DELAY, Name.RESULT, 2)) return false
        const delay = Arguments.find(first, count, keywords, 0, Name.DELAY)
        if (!delay) return Errors.raise(t, Trap.BUILTIN_COUNT, id, 0)
        return Coroutines.createSleep(t, callable, delay, Arguments.find(first, count, keywords, 1, Name.RESULT))
      }
      case Builtin.ASYNCIO_GATHER: {
        if (!Arguments.areKnown(t, id, keywords, Name.NONE, Name.NONE)) return false
        return AsyncioModule.hasLoop(t) && Gatherings.create(t, callable, first, count)
      }
      default: {
        // create_task() accepts the keyword `name` and ignores it, because the lab never shows a task's name.
        if (!AsyncioModule.takes(t, id, count, keywords, Name.NAME, Name.NAME, keywords ? 2 : 1)) return false
        return AsyncioModule.createTask(t, callable, first)
      }
    }
  }

  private static takes(t: ThreadState, id: i32, count: i32, keywords: usize, one: i32, other: i32, most: i32): bool {
    return Arguments.areKnown(t, id, keywords, one, other) && Arguments.counts(t, id, count, 1, most)
  }

  private static hasLoop(t: ThreadState): bool {
    return t.loop != 0 || Errors.raise(t, Trap.ASYNCIO, 0, AsyncioReason.NO_RUNNING_LOOP)
  }

  /** Raises an error unless asyncio.run() can run its argument. eval/nested.ts runs the coroutine. */
  static canRun(t: ThreadState, first: usize, count: i32, keywords: usize): bool {
    if (!AsyncioModule.takes(t, Builtin.ASYNCIO_RUN, count, keywords, Name.NONE, Name.NONE, 1)) return false
    if (t.loop) return Errors.raise(t, Trap.ASYNCIO, 0, AsyncioReason.LOOP_IS_RUNNING)
    return AsyncioModule.isCoroutine(t, Builtin.ASYNCIO_RUN, first)
  }

  private static createTask(t: ThreadState, callable: usize, first: usize): bool {
    if (!AsyncioModule.hasLoop(t) || !AsyncioModule.isCoroutine(t, Builtin.ASYNCIO_CREATE_TASK, first)) return false
    const task = Tasks.create(t, first)
    if (task) Cell.set(callable, Tag.TASK, <i64>task)
    return task != 0
  }

  private static isCoroutine(t: ThreadState, id: i32, cell: usize): bool {
    if (Cell.tag(cell) == Tag.NATIVE_COROUTINE) return true
    const shown = Scratch.result(t)
    if (!BuiltinsModule.convert(t, shown, cell, true)) return false
    return Errors.text(t, Trap.ASYNCIO, id, AsyncioReason.NOT_A_COROUTINE, Cell.object(shown))
  }
}
