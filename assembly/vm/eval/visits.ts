import { Builtin } from '../../abi/builtins'
import { CELL_BYTES, FUNCTION_STATELESS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { InterpreterReason, Trap } from '../../abi/traps'
import { InterpreterState, Interpreters } from '../../os/interpreters'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { InterpretersModule } from '../builtins/interpreters'
import { Errors } from '../errors'
import { Causes } from '../objects/causes'
import { Copies } from '../objects/copies'
import { INTERPRETER_ID } from '../objects/fields'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Frames } from './frames'
import { Interpreter } from './interpreter'
import { Locals } from './locals'

/** The result of a call in the other interpreter. */
const enum Came {
  WELL = 0,
  WITH_ERROR = 1,
  /** The function returned, but the lab could not copy its result. */
  UNSHAREABLE = 2,
}

/** Interpreter.call() of concurrent.interpreters: a thread goes to another interpreter, runs a function there, and comes back. */
export abstract class Visits {
  /** Interpreter.call(): the function runs in this thread, but in the other interpreter and under its GIL. */
  static call(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const named = keywords ? load<i32>(keywords) : 0
    if (count - named < 2) return Errors.raise(t, Trap.BUILTIN_COUNT, Builtin.INTERPRETER_CALL, count - named)
    const id = load<i32>(Cell.object(first), INTERPRETER_ID)
    const place = Interpreters.find(id)
    if (place < 0) return InterpretersModule.fails(t, InterpreterReason.NOT_FOUND, id)
    if (place == 0) return InterpretersModule.fails(t, InterpreterReason.CALL_MAIN, id)
    const target = first + CELL_BYTES
    const tag = Cell.tag(target)
    // A function object belongs to its interpreter, so this copy fails with an error.
    if (tag == Tag.CLOSURE || tag == Tag.METHOD) return Copies.deep(t, target, target, 0)
    if (tag != Tag.FUNCTION && tag != Tag.BUILTIN) return InterpretersModule.failsWith(t, InterpreterReason.EXPECTED_CALLABLE, target)
    // The stack needs room for two copies of the arguments above the arguments. The first copy is in the heap of the caller's interpreter,
    // but no other thread can reach it. The second is made from the first, in the heap of the other interpreter.
    const above = first + <usize>count * CELL_BYTES
    if (!Frames.hasCells(t, above, 2 * count + 4)) return Errors.raise(t, Trap.RECURSION, 0, 0)
    const own = count - 2
    if (!Visits.copyMany(t, target + CELL_BYTES, above, own)) return false
    const to = InterpreterState.at(place)
    let well: bool = false
    if (Word.cas(to.runningAddress, 0, 1) != 0) InterpretersModule.fails(t, InterpreterReason.ALREADY_RUNNING, id)
    else well = Visits.visit(t, to, target, above, own, keywords, callable)
    Objects.releaseCells(t, above, own)
    return well
  }

  /** Copies all cells, or none if one of them cannot be copied. @returns false if it raised an error */
  private static copyMany(t: ThreadState, from: usize, to: usize, count: i32): bool {
    for (let i = 0; i < count; i++) {
      if (Copies.deep(t, from + <usize>i * CELL_BYTES, to + <usize>i * CELL_BYTES, 0)) continue
      Objects.releaseCells(t, to, i)
      return false
    }
    return true
  }

  /**
   * Moves the thread to the other interpreter, calls the function there, and moves the thread back. Writes the result to `result`. Restores
   * the registers.
   */
  private static visit(t: ThreadState, to: InterpreterState, target: usize, args: usize, count: i32, keywords: usize, result: usize): bool {
    const home = InterpreterState.of(t.interpreter)
    const pc = t.pc
    const sp = t.sp
    const fp = t.fp
    const depth = t.depth
    // The running event loop and the shadows of a threading.local belong to the caller's interpreter, so the visit starts without them.
    const runningLoop = t.runningLoop
    t.runningLoop = 0
    const locals = t.locals
    t.locals = 0
    const base = args + <usize>count * CELL_BYTES
    Interpreters.move(t, to)
    Objects.destroyAll(t, <usize>Word.swap(to.deadAddress, 0))
    const came = Visits.run(t, to, target, args, count, keywords, base)
    Locals.forget(t)
    Interpreters.move(t, home)
    t.locals = locals
    t.pc = pc
    t.sp = sp
    t.fp = fp
    t.depth = depth
    t.runningLoop = runningLoop
    if (came == Came.WELL) {
      Copies.deep(t, base, result, 0)
      if (Cell.isObject(base)) Interpreters.bury(to, Cell.object(base))
    } else {
      Causes.carry(t, to, came == Came.UNSHAREABLE)
    }
    Word.store(to.runningAddress, 0)
    return t.trap == Trap.NONE
  }

  /**
   * Calls `target` in the other interpreter. If the function may need the module, and the module has not run in that interpreter, runs the
   * module first. Writes the result to `base`. If the result is an object, writes a copy instead, which no other thread can reach.
   */
  private static run(t: ThreadState, to: InterpreterState, target: usize, args: usize, count: i32, keywords: usize, base: usize): Came {
    const isStateless = Cell.tag(target) == Tag.BUILTIN || load<i32>(Frames.record(<i32>Cell.object(target)), FUNCTION_STATELESS) != 0
    if (!isStateless && !to.moduleRun) {
      if (!Interpreter.runModule(t, base)) return Came.WITH_ERROR
      to.moduleRun = 1
    }
    if (!Visits.copyMany(t, args, base + CELL_BYTES, count)) return Came.WITH_ERROR
    Cell.move(target, base)
    if (!Interpreter.enter(t, base, count, keywords)) return Came.WITH_ERROR
    if (!Cell.isObject(base)) return Came.WELL
    const copy = base + CELL_BYTES
    const copied = Copies.deep(t, base, copy, 0)
    Objects.releaseCell(t, base)
    if (!copied) return Came.UNSHAREABLE
    Cell.move(copy, base)
    return Came.WELL
  }
}
