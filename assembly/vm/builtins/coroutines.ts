import { Builtin } from '../../abi/builtins'
import { Op } from '../../abi/instructions'
import { CELL_BYTES, FUNCTION_BYTES, FUNCTION_CODE, HEAP_UNAWAITED, IMAGE_FUNCTIONS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { AwaitReason, GeneratorReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { AsyncSteps } from '../eval/async-steps'
import { Awaitables } from '../eval/awaitables'
import { Raising } from '../eval/raising'
import { StepKind } from '../objects/async-step'
import { Exceptions } from '../objects/exceptions'
import { METHOD_CALLABLE } from '../objects/fields'
import { Functions } from '../objects/functions'
import { Generator, Mark } from '../objects/generator'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

/** aiter() and anext(), the methods of coroutines and asynchronous generators, and the module _coroutines for the library. */
export abstract class CoroutinesModule {
  static has(id: i32): bool {
    return (
      (id >= Builtin.COROUTINE_AWAIT && id <= Builtin.ASYNC_GENERATOR_ACLOSE) ||
      id == Builtin.COROUTINES_MARK ||
      id == Builtin.COROUTINES_KIND ||
      id == Builtin.COROUTINES_WATCH
    )
  }

  static method(tag: i32, name: i32): i32 {
    if (tag == Tag.COROUTINE || tag == Tag.ASYNC_STEP) return name == Name.DUNDER_AWAIT ? Builtin.COROUTINE_AWAIT : 0
    if (tag != Tag.ASYNC_GENERATOR) return 0
    if (name == Name.DUNDER_AITER) return Builtin.AITER
    if (name == Name.DUNDER_ANEXT) return Builtin.ANEXT
    if (name == Name.ASEND) return Builtin.ASYNC_GENERATOR_ASEND
    if (name == Name.ATHROW) return Builtin.ASYNC_GENERATOR_ATHROW
    return name == Name.ACLOSE ? Builtin.ASYNC_GENERATOR_ACLOSE : 0
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    switch (id) {
      case Builtin.COROUTINE_AWAIT: {
        if (!Arguments.counts(t, id, count, 1, 1)) return false
        if (Cell.tag(first) == Tag.COROUTINE) return Awaitables.wrap(t, first, callable)
        Objects.copyCell(first, callable)
        return true
      }
      case Builtin.AITER:
        return Arguments.counts(t, id, count, 1, 1) && Awaitables.iterate(t, first, true) && CoroutinesModule.give(first, callable)
      case Builtin.ANEXT:
        return Arguments.counts(t, id, count, 1, 1) && CoroutinesModule.next(t, callable, first)
      case Builtin.ASYNC_GENERATOR_ASEND:
        return Arguments.counts(t, id, count, 2, 2) && AsyncSteps.create(t, callable, StepKind.SEND, first, first + CELL_BYTES)
      case Builtin.ASYNC_GENERATOR_ATHROW:
        return Arguments.counts(t, id, count, 2, 4) && CoroutinesModule.throw(t, callable, first, count)
      case Builtin.ASYNC_GENERATOR_ACLOSE:
        return Arguments.counts(t, id, count, 1, 1) && AsyncSteps.create(t, callable, StepKind.ACLOSE, first, 0)
      case Builtin.COROUTINES_WATCH: {
        if (!Arguments.counts(t, id, count, 1, 1)) return false
        Objects.releaseCell(t, t.heap + HEAP_UNAWAITED)
        Objects.copyCell(first, t.heap + HEAP_UNAWAITED)
        Cell.setNone(callable)
        return true
      }
      case Builtin.COROUTINES_MARK: {
        if (!Arguments.counts(t, id, count, 1, 1)) return false
        if (Cell.tag(first) == Tag.GENERATOR) Generator.of(first).marks |= Mark.AWAITABLE
        return CoroutinesModule.give(first, callable)
      }
      default: {
        if (!Arguments.counts(t, id, count, 1, 1)) return false
        Cell.set(callable, Tag.INT, CoroutinesModule.kind(first))
        return true
      }
    }
  }

  private static give(from: usize, to: usize): bool {
    Objects.copyCell(from, to)
    return true
  }

  private static next(t: ThreadState, callable: usize, first: usize): bool {
    if (Cell.tag(first) == Tag.ASYNC_GENERATOR) return Awaitables.next(t, first, callable)
    return Awaitables.callNext(t, first, callable, AwaitReason.ANEXT_CALL)
  }

  /** Executes athrow(exception), athrow(type) or athrow(type, value). */
  private static throw(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const exception = first + CELL_BYTES
    if (Cell.tag(exception) != Tag.EXCEPTION && !Exceptions.isClass(exception)) {
      return Errors.raise(t, Trap.GENERATOR, Cell.tag(exception), GeneratorReason.THROW_TYPE)
    }
    if (count > 2 && !Raising.withValue(t, exception)) return false
    return Raising.instance(t, exception, 0) && AsyncSteps.create(t, callable, StepKind.ATHROW, first, exception)
  }

  /**
   * The FrameKind of the object that a call of the function in `cell` returns; 0 for a plain function, and for a value that is not a
   * function.
   */
  private static kind(cell: usize): i32 {
    if (Cell.tag(cell) == Tag.METHOD) return CoroutinesModule.kind(Cell.object(cell) + METHOD_CALLABLE)
    if (Cell.tag(cell) != Tag.FUNCTION && Cell.tag(cell) != Tag.CLOSURE) return 0
    const record = <usize>load<u32>(IMAGE_FUNCTIONS) + <usize>Functions.index(cell) * FUNCTION_BYTES
    let pc = <usize>load<u32>(record, FUNCTION_CODE)
    while (load<u8>(pc) == Op.MAKE_CELL) pc += sizeof<u32>()
    if (load<u8>(pc) != Op.RETURN_GENERATOR) return 0
    return load<i32>(pc) >> 8
  }
}
