import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { ThreadState } from '../../thread'
import { Runner } from '../asyncio/runner'
import { AsyncioModule } from '../builtins/asyncio'
import { Interpreter } from './interpreter'
import { Visits } from './visits'

/** The two builtins that run Python code before they return: asyncio.run() and Interpreter.call(). Both call the eval loop. */
export abstract class Nested {
  @inline static has(id: i32): bool {
    return id == Builtin.ASYNCIO_RUN || id == Builtin.INTERPRETER_CALL
  }

  /** Calls one of these two builtins. Builtins.call() calls all others. */
  static call(t: ThreadState, id: i32, callable: usize, count: i32, keywords: usize): bool {
    const first = callable + CELL_BYTES
    if (id == Builtin.INTERPRETER_CALL) return Visits.call(t, callable, first, count, keywords)
    return AsyncioModule.canRun(t, first, count, keywords) && Nested.runLoop(t, first, callable)
  }

  /** asyncio.run(): runs the coroutine in the cell at `coroutine`. Its result goes to `to`. */
  private static runLoop(t: ThreadState, coroutine: usize, to: usize): bool {
    if (!Runner.open(t, coroutine)) return false
    while (Runner.next(t)) Runner.turned(t, Interpreter.resume(t))
    return Runner.close(t, to)
  }
}
