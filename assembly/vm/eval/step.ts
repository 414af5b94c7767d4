import { Builtin } from '../../abi/builtins'
import { Op } from '../../abi/instructions'
import { CELL_BYTES, CHECK_POINTS, IMAGE_KEYWORDS, SLOT_FINALIZES, STR_DATA } from '../../abi/layout'
import { Breaker, Checks } from '../../abi/policies'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { DEBUG } from '../../debug'
import { Gil } from '../../gil/gil'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { BuiltinsModule } from '../builtins/builtins'
import { GeneratorsModule } from '../builtins/generators'
import { Errors } from '../errors'
import { Caches } from '../objects/caches'
import { Dict } from '../objects/dict'
import { Functions } from '../objects/functions'
import { Hashes } from '../objects/hashes'
import { Instances } from '../objects/instances'
import { Iterators } from '../objects/iterators'
import { List, Tuple } from '../objects/lists'
import { Mappings } from '../objects/mappings'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { SetAlgebra, Walk } from '../objects/set-algebra'
import { Sets } from '../objects/sets'
import { Str } from '../objects/strings'
import { Unpacking } from '../objects/unpacking'
import { CELL_SHIFT, Cell } from '../objects/values'
import { Arithmetic } from '../operators/arithmetic'
import { Compare } from '../operators/compare'
import { Format } from '../text/format'
import { AsyncSteps } from './async-steps'
import { Attributes } from './attributes'
import { Awaitables } from './awaitables'
import { Binder } from './binder'
import { Caching } from './caching'
import { Callables } from './callables'
import { Calls } from './calls'
import { Collecting } from './collecting'
import { Compiled } from './compiled'
import { Called } from './construct'
import { Definitions } from './definitions'
import { Delegation } from './delegation'
import { Finalizers } from './finalizers'
import { FRAME_FP, FRAME_PC, Frames } from './frames'
import { GeneratorFrames } from './generator-frames'
import { Generators } from './generators'
import { Globals } from './globals'
import { Guards } from './guards'
import { Begun, Imports } from './imports'
import { Keywords } from './keywords'
import { Found, Members } from './members'
import { Outcome } from './outcome'
import { Reenter } from './reenter'
import { Subscripts } from './subscripts'
import { Trying } from './trying'
import { Unwinding } from './unwinding'

/**
 * Executes one instruction for values of any kind. The eval loop calls run() for an instruction that it cannot execute itself. The
 * registers are those in the ThreadState; t.pc is already the address of the next instruction.
 *
 * If an instruction fails, the operands that it has not used up are still on the stack, up to sp. Unwinding then drops them.
 */
export abstract class Step {
  static run(t: ThreadState): Outcome {
    if (DEBUG) assert(Frames.hasPointer(t))
    const instruction = load<i32>(t.pc - 4)
    let outcome = Step.execute(t, instruction & 0xff, instruction >> 8)
    if (outcome == Outcome.FAILED) outcome = Unwinding.run(t, true)
    else if (outcome == Outcome.RERAISED) outcome = Unwinding.run(t, false)
    if (t.dying && outcome != Outcome.FAILED) Finalizers.run(t)
    return outcome == Outcome.ENTER ? Compiled.enter(t) : outcome
  }

  /** Counts the tick of an instruction with this outcome. @returns whether onTicks() must follow */
  static tick(t: ThreadState, outcome: Outcome): bool {
    const is39 = load<i32>(CHECK_POINTS) == Checks.PYTHON_3_9
    if (outcome == Outcome.CHECK_3_9) return is39
    t.ops++
    if (outcome == Outcome.TICK_UNCHECKED && is39) return false
    return --t.ticks < 0
  }

  /**
   * Ends a check interval. CPython 3.9 makes no check before SETUP_WITH, which is the lab's BEFORE_WITH.
   *
   * A pc in the ThreadState is the address behind the instruction at which the thread is. The thread is now between two instructions, and
   * the one before the next one in the code need not have run. So the thread is at the next one until it has the GIL again.
   */
  static onTicks(t: ThreadState): void {
    if (load<i32>(CHECK_POINTS) == Checks.PYTHON_3_9 && load<u8>(t.pc) == Op.BEFORE_WITH) return Gil.resetTicks(t)
    t.pc += sizeof<u32>()
    Gil.onTicks(t)
    t.pc -= sizeof<u32>()
  }

  private static execute(t: ThreadState, op: i32, argument: i32): Outcome {
    const sp = t.sp
    switch (op) {
      // If the eval loop's fast path does not fit the operands, Step executes only the first part of a fused instruction. The other parts
      // follow as instructions of their own.
      case Op.COMPARE_FAST_CONST_JUMP:
      case Op.COMPARE_FAST_FAST_JUMP:
      case Op.ADD_FAST_CONST_STORE:
      case Op.ADD_FAST_FAST_STORE:
      case Op.SUBTRACT_FAST_CONST_STORE:
      case Op.SUBTRACT_FAST_FAST_STORE:
      case Op.BINARY_FAST_FAST:
      case Op.BINARY_FAST_CONST:
      case Op.BINARY_FAST:
      case Op.SUBSCR_FAST_FAST:
      case Op.SUBSCR_FAST:
      case Op.ATTR_FAST:
      case Op.METHOD_FAST:
      case Op.STORE_ATTR_FAST:
      case Op.IS_FAST_CONST_JUMP:
      case Op.LOAD_FAST_FAST:
      case Op.LOAD_FAST: {
        if (Cell.tag(Step.local(t, argument)) == Tag.UNSET) return Step.unbound(t, argument)
        Objects.copyCell(Step.local(t, argument), Step.push(t))
        return Outcome.NO_TICK
      }
      case Op.STORE_FAST: {
        const local = Step.local(t, argument)
        Objects.releaseCell(t, local)
        Cell.move(sp, local)
        return Step.pop(t, 1, Outcome.NO_TICK)
      }
      case Op.POP_TOP: {
        Objects.releaseCell(t, sp)
        return Step.pop(t, 1, Outcome.NO_TICK)
      }
      case Op.COPY: {
        Objects.copyCell(Step.at(sp, argument), Step.push(t))
        return Outcome.NO_TICK
      }
      case Op.SWAP: {
        Cell.swap(sp, Step.at(sp, argument))
        return Outcome.NO_TICK
      }
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE: {
        const outcome = Cell.tag(sp) == Tag.BOOL ? Outcome.NO_TICK : Outcome.TICK
        const truth = Compare.truth(t, sp)
        if (truth < 0) return Outcome.FAILED
        if (truth == i32(op == Op.POP_JUMP_IF_TRUE)) Step.jump(t, argument)
        Objects.releaseCell(t, sp)
        return Step.pop(t, 1, outcome)
      }
      case Op.RETURN_VALUE:
        return Step.leave(t)
      case Op.JUMP_BACKWARD: {
        Step.look(t)
        Step.jump(t, argument)
        return Outcome.TICK
      }
      case Op.RESUME: {
        Step.look(t)
        return Outcome.TICK
      }
      case Op.RESUME_COMPILED: {
        t.pc -= 4
        return Outcome.ENTER
      }
      case Op.JUMP_BACKWARD_COMPILED: {
        Step.look(t)
        Step.jump(t, argument)
        if (Step.tick(t, Outcome.TICK)) Step.onTicks(t)
        return Outcome.ENTER
      }
      case Op.RETURN_VALUE_COMPILED: {
        if (Step.leave(t) == Outcome.END) return Outcome.END
        if (Step.tick(t, Outcome.TICK)) Step.onTicks(t)
        return Outcome.ENTER
      }
      case Op.LOAD_GLOBAL: {
        if (!Globals.load(Step.global(t, argument), sp + CELL_BYTES)) return Step.done(Imports.unset(t, argument))
        Step.push(t)
        return Outcome.TICK
      }
      case Op.STORE_GLOBAL: {
        Globals.store(t, Step.global(t, argument), sp)
        return Step.pop(t, 1, Outcome.TICK)
      }
      case Op.BINARY_STORE:
      case Op.BINARY_OP:
        return Step.binary(t, Arithmetic.binary(t, sp - CELL_BYTES, argument))
      case Op.COMPARE_JUMP:
      case Op.COMPARE_OP:
        return Step.binary(t, Compare.compare(t, sp - CELL_BYTES, argument))
      case Op.IS_OP: {
        const same = Compare.identical(sp - CELL_BYTES, sp)
        Objects.finish(t, sp - CELL_BYTES, 2, Tag.BOOL, i64(same == (argument == 0)))
        return Step.pop(t, 1, Outcome.TICK_UNCHECKED)
      }
      case Op.CONTAINS_OP: {
        const found = Subscripts.contains(t, sp - CELL_BYTES)
        if (found < 0) return Outcome.FAILED
        Objects.finish(t, sp - CELL_BYTES, 2, Tag.BOOL, <i64>(found ^ argument))
        return Step.pop(t, 1, Outcome.TICK_UNCHECKED)
      }
      case Op.UNARY_NEGATIVE:
        return Step.done(Arithmetic.negative(t, sp))
      case Op.UNARY_INVERT:
        return Step.done(Arithmetic.invert(t, sp))
      case Op.UNARY_NOT: {
        const truth = Compare.truth(t, sp)
        return Step.done(truth >= 0 && Objects.finish(t, sp, 1, Tag.BOOL, <i64>(1 - truth)))
      }
      case Op.CALL:
        return Step.call(t, argument, 0)
      case Op.CALL_KW:
        return Step.call(t, argument & 0xfff, Step.keywords(argument))
      case Op.LOAD_METHOD:
        return Step.loadMethod(t, argument)
      case Op.LOAD_ATTR: {
        Caching.value(sp, argument)
        return Step.found(t, sp, Attributes.load(t, sp, argument))
      }
      case Op.STORE_ATTR: {
        Caching.value(sp, argument)
        return Step.storeAttribute(t, argument)
      }
      case Op.DELETE_ATTR:
        return Step.deleteAttribute(t, argument)
      case Op.LOAD_NAME: {
        Objects.copyCell(Step.local(t, argument), Step.push(t))
        return Outcome.TICK
      }
      case Op.JUMP_IF_SET: {
        if (Cell.tag(sp) == Tag.UNSET) return Step.pop(t, 1, Outcome.NO_TICK)
        Step.jump(t, argument)
        return Outcome.NO_TICK
      }
      case Op.BUILD_CLASS: {
        if (!Definitions.build(t, argument, sp + CELL_BYTES)) return Outcome.FAILED
        Step.push(t)
        return Outcome.TICK
      }
      case Op.EXIT_INIT_CHECK: {
        if (Cell.tag(sp) != Tag.NONE) return Step.done(Errors.ofValue(t, Trap.INIT_RESULT, sp, 0))
        return Step.pop(t, 1, Outcome.NO_TICK)
      }
      case Op.GET_AWAITABLE:
        return Step.done(Awaitables.open(t, sp, argument))
      case Op.GET_AITER:
        return Step.done(Awaitables.iterate(t, sp, false))
      case Op.GET_ANEXT: {
        if (!Awaitables.next(t, sp, sp + CELL_BYTES)) return Outcome.FAILED
        Step.push(t)
        return Cell.tag(sp) == Tag.ASYNC_GENERATOR && t.ticks >= 2 ? AsyncSteps.enterNext(t) : Outcome.TICK
      }
      case Op.END_ASYNC_FOR:
        return Awaitables.endLoop(t)
      case Op.GET_YIELD_FROM_ITER:
        return Step.done(Awaitables.openDelegate(t, sp))
      case Op.GET_ITER:
        return Step.done(Iterators.open(t, sp))
      case Op.FOR_ITER_STORE:
      case Op.FOR_ITER:
        return Step.next(t, argument)
      case Op.BUILD_LIST:
      case Op.BUILD_TUPLE:
        return Step.build(t, op, argument)
      case Op.LIST_APPEND: {
        if (!List.append(t, Cell.object(sp - ((<usize>argument) << CELL_SHIFT)), sp)) return Outcome.FAILED
        return Step.pop(t, 1, Outcome.TICK)
      }
      case Op.DELETE_SUBSCR:
        return Subscripts.deleteItem(t, sp - CELL_BYTES) ? Step.pop(t, 2, Outcome.TICK) : Outcome.FAILED
      case Op.BUILD_MAP:
        return Mappings.build(t, Step.at(sp, 2 * argument), argument) ? Step.pop(t, 2 * argument - 1, Outcome.TICK) : Outcome.FAILED
      case Op.BUILD_SET:
        return Step.buildSet(t, argument)
      case Op.SET_ADD: {
        const hash = Hashes.of(t, sp)
        if (hash == -1 || !Sets.add(t, Cell.object(Step.at(sp, argument + 1)), sp, hash, 0)) return Outcome.FAILED
        Objects.releaseCell(t, sp)
        return Step.pop(t, 1, Outcome.TICK)
      }
      case Op.SET_UPDATE: {
        const well = argument ? SetAlgebra.walk(t, Walk.ADD, sp, sp - CELL_BYTES, 0, 0) > 0 : SetAlgebra.update(t, sp - CELL_BYTES, sp)
        if (!well) return Outcome.FAILED
        Objects.releaseCell(t, sp)
        return Step.pop(t, 1, Outcome.TICK)
      }
      case Op.MAP_ADD: {
        if (!Dict.set(t, Cell.object(Step.at(sp, argument + 2)), sp - CELL_BYTES, sp)) return Outcome.FAILED
        Objects.releaseCells(t, sp - CELL_BYTES, 2)
        return Step.pop(t, 2, Outcome.TICK)
      }
      case Op.DICT_UPDATE: {
        if (!Mappings.merge(t, Cell.object(sp - CELL_BYTES), sp)) return Outcome.FAILED
        Objects.releaseCell(t, sp)
        return Step.pop(t, 1, Outcome.TICK)
      }
      case Op.BUILD_STRING:
        return Str.build(t, Step.at(sp, argument), argument) ? Step.pop(t, argument - 1, Outcome.TICK) : Outcome.FAILED
      case Op.FORMAT_VALUE:
        return Step.done((argument != 0 && Cell.tag(sp) == Tag.INT) || Format.value(t, sp))
      case Op.FORMAT_WITH_SPEC:
        return Step.binary(t, Format.withSpec(t, sp - CELL_BYTES))
      case Op.CONVERT_VALUE:
        return Step.done(BuiltinsModule.convertInPlace(t, sp, argument))
      case Op.BINARY_SUBSCR:
        return Step.binary(t, Subscripts.item(t, sp - CELL_BYTES))
      case Op.STORE_SUBSCR:
        return Subscripts.setItem(t, sp - 2 * CELL_BYTES) ? Step.pop(t, 3, Outcome.TICK) : Outcome.FAILED
      case Op.UNPACK_SEQUENCE:
        return Iterators.unpack(t, sp, argument) ? Step.pop(t, 1 - argument, Outcome.TICK) : Outcome.FAILED
      case Op.RAISE_ASSERTION:
        return Trying.assertion(t, argument)
      case Op.DELETE_FAST: {
        const local = Step.local(t, argument)
        if (Cell.tag(local) == Tag.UNSET) return Step.unbound(t, argument)
        Objects.releaseCell(t, local)
        store<i32>(local, Tag.UNSET)
        return Outcome.TICK
      }
      case Op.MAKE_CELL:
        return Functions.capture(t, Step.local(t, argument)) ? Outcome.NO_TICK : Outcome.FAILED
      case Op.LOAD_DEREF: {
        if (!Globals.load(Functions.variable(Step.local(t, argument)), sp + CELL_BYTES)) return Step.unbound(t, argument)
        Step.push(t)
        return Outcome.TICK
      }
      case Op.STORE_DEREF: {
        Globals.store(t, Functions.variable(Step.local(t, argument)), sp)
        return Step.pop(t, 1, Outcome.TICK)
      }
      case Op.DELETE_DEREF:
        return Globals.remove(t, Functions.variable(Step.local(t, argument))) ? Outcome.TICK : Step.unbound(t, argument)
      case Op.MAKE_FUNCTION:
        return Step.makeFunction(t, argument)
      case Op.UNPACK_EX: {
        const count = (argument & 0xff) + (argument >> 8)
        return Unpacking.star(t, sp, argument & 0xff, argument >> 8) ? Step.pop(t, -count, Outcome.TICK) : Outcome.FAILED
      }
      case Op.LIST_TO_TUPLE:
        return Step.done(Unpacking.toTuple(t, sp))
      case Op.KEYWORD_ADD:
        return Keywords.add(t, sp - CELL_BYTES, argument) ? Step.pop(t, 1, Outcome.TICK) : Outcome.FAILED
      case Op.DICT_MERGE:
        return Keywords.merge(t, sp - CELL_BYTES) ? Step.pop(t, 1, Outcome.TICK) : Outcome.FAILED
      case Op.CALL_EX_KW:
        return Step.callDict(t)
      case Op.BINARY_SLICE:
        return Subscripts.slice(t, Step.at(sp, 4)) ? Step.pop(t, 3, Outcome.TICK) : Outcome.FAILED
      case Op.STORE_SLICE:
        return Subscripts.setSlice(t, Step.at(sp, 5)) ? Step.pop(t, 5, Outcome.TICK) : Outcome.FAILED
      case Op.DELETE_SLICE:
        return Subscripts.deleteSlice(t, Step.at(sp, 4)) ? Step.pop(t, 4, Outcome.TICK) : Outcome.FAILED
      case Op.LIST_EXTEND:
        return Calls.extend(t, sp, argument != 0) ? Step.pop(t, 1, Outcome.TICK) : Outcome.FAILED
      case Op.CALL_FUNCTION_EX:
        return Step.callSpread(t, (argument & 0xfff) - 1, Step.keywords(argument))
      case Op.BEFORE_WITH:
        return Step.pushed(t, Trying.enter(t, false))
      case Op.BEFORE_ASYNC_WITH:
        return Step.pushed(t, Trying.enter(t, true))
      case Op.EXIT_WITH:
        return Step.exitWith(t)
      case Op.IMPORT_NAME: {
        const begun = Imports.begin(t, argument)
        return begun == Begun.CALL ? Step.call(t, 0, 0) : begun == Begun.FAILED ? Outcome.FAILED : Outcome.TICK
      }
      case Op.IMPORT_FROM:
        return Step.done(Imports.take(t, argument))
      case Op.GLOBAL_IS_SET: {
        Cell.set(Step.push(t), Tag.BOOL, i64(Cell.tag(Step.global(t, argument)) != Tag.UNSET))
        return Outcome.TICK
      }
      case Op.WITH_EXCEPT_START:
        return Step.pushed(t, Trying.exit(t))
      case Op.RAISE_VARARGS:
        return Trying.raise(t, argument)
      case Op.RERAISE:
        return Trying.again(t)
      case Op.PUSH_EXC_INFO: {
        Trying.push(t)
        return Outcome.NO_TICK
      }
      case Op.POP_EXCEPT: {
        Trying.pop(t)
        return Outcome.CHECK_3_9
      }
      case Op.CHECK_EXC_MATCH:
        return Trying.check(t)
      case Op.DELETE_GLOBAL:
        return Step.done(Globals.remove(t, Step.global(t, argument)) || Errors.raise(t, Trap.NAME_ERROR, argument, 0))
      case Op.RETURN_GENERATOR:
        return Step.returnGenerator(t, argument)
      case Op.YIELD_VALUE:
        return Generators.yieldValue(t)
      case Op.YIELD_ASYNC:
        return Generators.yieldAsync(t)
      case Op.YIELD_FROM:
        return Delegation.run(t)
      case Op.RETURN_FROM_GENERATOR:
        return Generators.finish(t)
    }
    // The eval loop executes every other instruction itself, in all cases.
    unreachable()
    return Outcome.FAILED
  }

  // --- the stack --------------------------------------------------------------------------------------------------------------------

  @inline private static local(t: ThreadState, index: i32): usize {
    return t.fp + ((<usize>index) << CELL_SHIFT)
  }

  @inline private static global(t: ThreadState, index: i32): usize {
    return t.globals + ((<usize>index) << CELL_SHIFT)
  }

  /** The n-th cell of the stack, counted from the top. The top cell is number 1. */
  @inline private static at(sp: usize, n: i32): usize {
    return sp - ((<usize>(n - 1)) << CELL_SHIFT)
  }

  @inline private static push(t: ThreadState): usize {
    t.sp += CELL_BYTES
    return t.sp
  }

  /** Pops `count` cells. The caller has dropped or moved their references. A negative count pushes cells. */
  @inline private static pop(t: ThreadState, count: i32, outcome: Outcome): Outcome {
    t.sp -= (<usize>count) << CELL_SHIFT
    return outcome
  }

  @inline private static jump(t: ThreadState, distance: i32): void {
    t.pc += (<usize>distance) << 2
  }

  /** The outcome of an operation that does not move sp. */
  @inline private static done(well: bool): Outcome {
    return well ? Outcome.TICK : Outcome.FAILED
  }

  /** The outcome of an operation on the top two cells, whose result is in the lower cell. Pops the upper cell. */
  @inline private static binary(t: ThreadState, well: bool): Outcome {
    return well ? Step.pop(t, 1, Outcome.TICK) : Outcome.FAILED
  }

  private static unbound(t: ThreadState, local: i32): Outcome {
    Errors.raise(t, Trap.UNBOUND_LOCAL, local, 0)
    return Outcome.FAILED
  }

  // --- instructions with a function of their own --------------------------------------------------------------------------------------

  /**
   * Checks the eval breaker: the thread may lose the GIL here. docs/eval-breaker.md lists the instructions that call this. With the check
   * points of an older CPython, onTicks() checks instead.
   */
  static look(t: ThreadState): void {
    const bits = Word.load(t.breakerAddress)
    // A finalizer makes no such check: if the queue had further objects with finalizers, their calls would nest.
    if (bits & Breaker.EXPLICIT_MERGE && !load<i32>(t.slot, SLOT_FINALIZES)) Objects.emptyQueue(t)
    if (bits & Breaker.GC_SCHEDULED) Collecting.atCheck(t)
    if (bits && load<i32>(CHECK_POINTS) == Checks.SINCE_3_10) Gil.onBreaker(t)
  }

  /** Ends a `with`. In CPython, that is a CALL of `__exit__`, so the end of a `with` checks the eval breaker. */
  private static exitWith(t: ThreadState): Outcome {
    if (Cell.tag(t.sp) != Tag.GUARD) {
      Trying.leave(t)
      return Step.call(t, 3, 0)
    }
    if (!Guards.exit(t, t.sp)) return Outcome.FAILED
    Step.look(t)
    return Outcome.TICK
  }

  private static returnGenerator(t: ThreadState, kind: i32): Outcome {
    if (GeneratorFrames.isAwaited(t, kind)) return GeneratorFrames.awaitFrame(t)
    return GeneratorFrames.takeFrame(t, kind) ? Step.leave(t) : Outcome.FAILED
  }

  /**
   * RETURN_VALUE: removes the frame and replaces the callable by the result. The tick belongs to the caller's CALL, which completes here.
   */
  static leave(t: ThreadState): Outcome {
    for (let local = t.sp - CELL_BYTES; local >= t.fp; local -= CELL_BYTES) Objects.releaseCell(t, local)
    const header = t.fp - CELL_BYTES
    t.pc = <usize>load<u32>(header, FRAME_PC)
    t.fp = <usize>load<u32>(header, FRAME_FP)
    Cell.move(t.sp, header)
    t.sp = header
    t.depth--
    return t.fp ? Outcome.TICK : Outcome.END
  }

  /**
   * Calls the callable that an instruction has pushed, with the `count` arguments above it. If `count` is 0, there is nothing to call. If
   * `count` is below 0, the instruction has failed.
   */
  private static pushed(t: ThreadState, count: i32): Outcome {
    if (count < 0) return Outcome.FAILED
    return count ? Step.call(t, count, 0) : Outcome.TICK
  }

  /**
   * The address of the names of a call's keyword arguments. The upper 12 bits of the instruction's argument are an offset in the image's
   * keyword table, in words of 4 bytes.
   */
  @inline private static keywords(argument: i32): usize {
    return <usize>load<u32>(IMAGE_KEYWORDS) + ((<usize>((argument >> 12) & 0xfff)) << 2)
  }

  /** CALL_FUNCTION_EX: the positional arguments are in a list, and the `named` keyword arguments are above the list. */
  private static callSpread(t: ThreadState, named: i32, keywords: usize): Outcome {
    const positional = Calls.spread(t, Step.at(t.sp, named + 1), named)
    return positional < 0 ? Outcome.FAILED : Step.call(t, positional + named, named ? keywords : 0)
  }

  /** CALL_EX_KW: the positional arguments are in a list, and the keyword arguments in a dict above it. */
  private static callDict(t: ThreadState): Outcome {
    const positional = Calls.spread(t, t.sp - CELL_BYTES, 1)
    if (positional < 0) return Outcome.FAILED
    const dict = Cell.object(t.sp)
    t.sp -= CELL_BYTES
    const table = Keywords.push(t, dict)
    const named = table ? load<i32>(table, STR_DATA) : 0
    if (!table) Binder.dropRest(t)
    const outcome = table ? Step.call(t, positional + named, named ? table + STR_DATA : 0) : Outcome.FAILED
    if (table) Objects.release(t, table)
    Objects.release(t, dict)
    return outcome
  }

  private static call(t: ThreadState, count: i32, keywords: usize): Outcome {
    const callable = t.sp - ((<usize>count) << CELL_SHIFT)
    const id = Cell.tag(callable) == Tag.BUILTIN ? <i32>Cell.object(callable) : 0
    if (!keywords && GeneratorsModule.resumes(id, count, callable + CELL_BYTES)) {
      return Generators.call(t, callable, count, id == Builtin.NEXT && count == 2)
    }
    const called = Callables.call(t, callable, count, keywords, t.pc, t.fp)
    if (called == Called.FAILED) return Outcome.FAILED
    // No tick here for a frame: the function's RESUME ticks, and RETURN_VALUE counts the tick of this instruction.
    if (called == Called.FRAME) return Outcome.NO_TICK
    if (Word.load(t.breakerAddress) && Calls.checksAfter(t, id, count)) Step.look(t)
    return Outcome.TICK
  }

  /**
   * MAKE_FUNCTION: pops the tuple of cells and the tuple of defaults. Bits 1 and 0 of the argument show which of the two are on the stack.
   */
  private static makeFunction(t: ThreadState, argument: i32): Outcome {
    const count = (argument & 1) + ((argument >> 1) & 1)
    const cells: usize = argument & 2 ? Cell.object(t.sp) : 0
    const defaults: usize = argument & 1 ? Cell.object(Step.at(t.sp, count)) : 0
    if (!Functions.create(t, t.sp + ((<usize>(1 - count)) << CELL_SHIFT), argument >> 2, cells, defaults)) return Outcome.FAILED
    return Step.pop(t, count - 1, Outcome.TICK)
  }

  /**
   * Turns the result of a search for an attribute, a Found, into the outcome of the instruction. If Python code must compute the attribute,
   * calls the callable at `cell`.
   */
  private static found(t: ThreadState, cell: usize, found: i32): Outcome {
    if (found < Found.CALL) return Step.done(found != Found.FAILED)
    const count = found - Found.CALL
    t.sp = cell + <usize>count * CELL_BYTES
    return Step.call(t, count, 0)
  }

  /** Executes LOAD_METHOD. If the attribute is not a method, it leaves an unset cell and the attribute, which CALL then calls. */
  private static loadMethod(t: ThreadState, name: i32): Outcome {
    const sp = t.sp
    const tag = Cell.tag(sp)
    const owner = tag == Tag.INSTANCE ? Instances.classOf(Cell.object(sp)) : 0
    const version = owner ? Caches.versionOf(owner) : 0
    if (Members.method(t, sp, name) || Attributes.method(sp, name)) {
      if (owner) Caching.method(owner, version, sp, name)
      else Caching.builtin(tag, sp, name)
      Step.push(t)
      return Outcome.TICK
    }
    if (t.trap) return Outcome.FAILED
    const cell = sp + CELL_BYTES
    Cell.move(sp, cell)
    store<i32>(sp, Tag.UNSET)
    t.sp = cell
    return Step.found(t, cell, Attributes.load(t, cell, name))
  }

  /** Calls the setter that Members.store() has found. Pops the object, which is on top, and `others` cells beneath it. */
  private static callSetter(t: ThreadState, found: i32, others: i32): Outcome {
    const count = found - Found.CALL
    const call = Reenter.begin(t)
    const from = t.sp
    if (call) Cell.moveMany(from, call, count + 1)
    else Objects.releaseCells(t, from, count + 1)
    for (let i = 0; i <= others; i++) store<i32>(from - <usize>i * CELL_BYTES, Tag.UNSET)
    if (!call || !Reenter.run(t, call, count)) return Outcome.FAILED
    Objects.releaseCell(t, call)
    return Step.pop(t, 1 + others, Outcome.TICK)
  }

  /** STORE_ATTR: sets an attribute of the object on top of the stack. */
  private static storeAttribute(t: ThreadState, name: i32): Outcome {
    const object = t.sp
    const value = object - CELL_BYTES
    if (Attributes.isStoredByBuiltin(Cell.tag(object), name))
      return Attributes.store(t, value, name) ? Step.pop(t, 2, Outcome.TICK) : Outcome.FAILED
    const found = Members.store(t, object, name, value)
    if (found == Found.VALUE) {
      Objects.releaseCell(t, object)
      return Step.pop(t, 2, Outcome.TICK)
    }
    return found == Found.FAILED ? Outcome.FAILED : Step.callSetter(t, found, 1)
  }

  /** DELETE_ATTR: deletes an attribute of the object on top of the stack. */
  private static deleteAttribute(t: ThreadState, name: i32): Outcome {
    const object = t.sp
    if (!Members.has(Cell.tag(object))) return Step.done(Errors.ofValue(t, Trap.ATTRIBUTE, object, name))
    const found = Members.store(t, object, name, 0)
    if (found == Found.VALUE) {
      Objects.releaseCell(t, object)
      return Step.pop(t, 1, Outcome.TICK)
    }
    return found == Found.FAILED ? Outcome.FAILED : Step.callSetter(t, found, 0)
  }

  /**
   * FOR_ITER: leaves the item on the stack. A STORE_FAST that is fused with the FOR_ITER follows as a separate instruction and pops the
   * item.
   */
  private static next(t: ThreadState, argument: i32): Outcome {
    const sp = t.sp
    if (Cell.tag(sp) == Tag.GENERATOR) return Generators.iterate(t, argument)
    const next = Iterators.next(t, sp, sp + CELL_BYTES)
    if (next == Next.FAILED) return Outcome.FAILED
    if (next == Next.ITEM) {
      Step.push(t)
      return Outcome.TICK
    }
    Objects.releaseCell(t, sp)
    Step.jump(t, argument)
    return Step.pop(t, 1, Outcome.TICK)
  }

  private static buildSet(t: ThreadState, count: i32): Outcome {
    const first = Step.at(t.sp, count)
    const set = Sets.create(t, Tag.SET)
    if (!set) return Outcome.FAILED
    for (let i = 0; i < count; i++) {
      const item = first + <usize>i * CELL_BYTES
      const hash = Hashes.of(t, item)
      if (hash != -1 && Sets.add(t, set, item, hash, 0)) continue
      Objects.release(t, set)
      return Outcome.FAILED
    }
    Objects.finish(t, first, count, Tag.SET, <i64>set)
    return Step.pop(t, count - 1, Outcome.TICK)
  }

  private static build(t: ThreadState, op: i32, count: i32): Outcome {
    const first = Step.at(t.sp, count)
    const isList = op == Op.BUILD_LIST
    const object = isList ? List.of(t, first, count) : Tuple.of(t, first, count)
    if (!object) return Outcome.FAILED
    Cell.set(first, isList ? Tag.LIST : Tag.TUPLE, <i64>object)
    return Step.pop(t, count - 1, Outcome.TICK)
  }
}
