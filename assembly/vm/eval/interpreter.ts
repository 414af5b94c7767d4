import { Builtin } from '../../abi/builtins'
import { Op } from '../../abi/instructions'
import { CELL_BYTES, CHECK_POINTS, FREE_THREADED, FUNCTION_CODE, IMAGE_CONSTANTS } from '../../abi/layout'
import { Checks } from '../../abi/policies'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { CAPTURED_VALUE, CLOSURE_FUNCTION, RANGE_ITERATOR_LEFT, RANGE_ITERATOR_NEXT, RANGE_ITERATOR_STEP } from '../objects/fields'
import { Objects } from '../objects/objects'
import { CELL_SHIFT, Cell } from '../objects/values'
import { Fast } from './fast'
import { FRAME_FP, FRAME_FUNCTION, FRAME_PC, Frames } from './frames'
import { Outcome } from './outcome'
import { Start } from './start'
import { Step } from './step'
import { Unlocked } from './unlocked'

/**
 * The eval loop. abi/instructions.ts says what each instruction does. The loop executes only the instructions in which programs spend their
 * time, and only for the most common kinds of value. In all other cases, the loop calls Step, which executes one instruction.
 *
 * The registers are Wasm locals: pc (address of the next instruction), sp (address of the top cell), fp (address of the first local) and
 * ticks (instructions left in the check interval). The engine keeps them in processor registers, because the loop calls functions only at
 * its end: Step.run(), Step.tick() and Step.onTicks(). The loop stores the registers in the ThreadState before those calls and loads them
 * again afterwards. Step executes the instructions of generators, because cases for them in this loop make a recursive fib
 * 9 % slower.
 *
 * The numbers of the instructions in this switch are close together. Otherwise the Wasm optimiser makes no jump table of the cases: with
 * one case for number 152, fib takes 1.5 times as long.
 *
 * The case of an instruction that does not tick ends with `continue` (FAST_DISPATCH in CPython 2.7). The case of an instruction that ticks
 * counts the check interval down. It ends with `break` if the interval has run out, and with `continue` otherwise (DISPATCH in CPython
 * 2.7). If the loop cannot execute an instruction, its case also ends with `break`, and Step executes the instruction.
 */
export abstract class Interpreter {
  /**
   * Runs a Python thread from its first instruction to its last, or to an error. The thread holds the GIL when this function starts and
   * when it returns.
   */
  static run(t: ThreadState): void {
    const callable = Frames.base(t) + CELL_BYTES
    const count = Start.pushTarget(t, callable)
    if (count < 0) return
    // As in CPython, a Thread without a target does nothing.
    if (Cell.tag(callable) == Tag.NONE) return Objects.releaseCells(t, callable + CELL_BYTES, count)
    Interpreter.enter(t, callable, count, t.targetKeywords)
    // No code uses the thread's result.
    if (!t.trap) Objects.releaseCell(t, callable)
  }

  /** Runs the module in frames above `callable`, which is a free cell. @returns false if it raised an error */
  static runModule(t: ThreadState, callable: usize): bool {
    Cell.set(callable, Tag.FUNCTION, 0)
    return Interpreter.enter(t, callable, 0, 0)
  }

  /**
   * Calls the callable in the cell `callable` and runs it to its end, in frames above that cell. The result replaces the callable. The call
   * drops the arguments.
   * @returns false if it raised an error
   */
  static enter(t: ThreadState, callable: usize, count: i32, keywords: usize): bool {
    if (Start.prepare(t, callable, count, keywords)) Interpreter.resume(t)
    return t.trap == Trap.NONE
  }

  /**
   * Runs the frames that the ThreadState's registers describe.
   * @returns END or FAILED
   */
  static resume(t: ThreadState): Outcome {
    return load<i32>(FREE_THREADED) ? Interpreter.loop<f32>(t) : Interpreter.loop<i32>(t)
  }

  /**
   * The loop, compiled twice. isFloat<Mode>() is false for runs with a GIL, and true for runs without one. So runs with a GIL pay nothing for
   * the fast paths of the others.
   */
  private static loop<Mode>(t: ThreadState): Outcome {
    const constants = <usize>load<u32>(IMAGE_CONSTANTS)
    let pc = t.pc
    let sp = t.sp
    let fp = t.fp
    let ticks = t.ticks
    while (true) {
      const instruction = load<i32>(pc)
      const argument = instruction >> 8
      pc += 4
      switch (instruction & 0xff) {
        // --- fused instructions: if the fast path does not apply, Step executes only the first instruction of the sequence ----------
        case Op.COMPARE_FAST_CONST_JUMP: {
          const left = fp + ((<usize>argument) << CELL_SHIFT)
          const right = constants + ((<usize>(load<u32>(pc) >> 8)) << CELL_SHIFT)
          if (ticks <= 0) break
          if (Fast.ints(left, right)) {
            if (!Fast.intsAre(left, right, load<u8>(pc, 5))) pc += (<usize>(load<i32>(pc, 8) >> 8)) << 2
          } else if (Fast.floats(left, right)) {
            if (!Fast.floatsAre(left, right, load<u8>(pc, 5))) pc += (<usize>(load<i32>(pc, 8) >> 8)) << 2
          } else break
          pc += 12
          ticks--
          continue
        }
        case Op.COMPARE_FAST_FAST_JUMP: {
          const left = fp + ((<usize>argument) << CELL_SHIFT)
          const right = fp + ((<usize>(load<u32>(pc) >> 8)) << CELL_SHIFT)
          if (ticks <= 0) break
          if (Fast.ints(left, right)) {
            if (!Fast.intsAre(left, right, load<u8>(pc, 5))) pc += (<usize>(load<i32>(pc, 8) >> 8)) << 2
          } else if (Fast.floats(left, right)) {
            if (!Fast.floatsAre(left, right, load<u8>(pc, 5))) pc += (<usize>(load<i32>(pc, 8) >> 8)) << 2
          } else break
          pc += 12
          ticks--
          continue
        }
        case Op.ADD_FAST_CONST_STORE: {
          const left = fp + ((<usize>argument) << CELL_SHIFT)
          const right = constants + ((<usize>(load<u32>(pc) >> 8)) << CELL_SHIFT)
          const to = fp + ((<usize>(load<u32>(pc, 8) >> 8)) << CELL_SHIFT)
          if (ticks <= 0) break
          if (Cell.isObject(to)) break
          if (Fast.ints(left, right)) {
            const a = Cell.int(left)
            const b = Cell.int(right)
            if (Fast.sumOverflows(a, b, a + b)) break
            Cell.set(to, Tag.INT, a + b)
          } else if (Fast.floats(left, right)) {
            Cell.setFloat(to, Cell.float(left) + Cell.float(right))
          } else break
          pc += 12
          ticks--
          // The next instruction is often the JUMP_BACKWARD that ends a loop. Like CPython's PREDICT, this code executes it without a
          // dispatch.
          if (load<u8>(pc) != Op.JUMP_BACKWARD) continue
          if (Word.load(t.breakerAddress)) continue
          pc += 4 + ((<usize>(load<i32>(pc) >> 8)) << 2)
          if (--ticks < 0) break
          continue
        }
        case Op.ADD_FAST_FAST_STORE: {
          const left = fp + ((<usize>argument) << CELL_SHIFT)
          const right = fp + ((<usize>(load<u32>(pc) >> 8)) << CELL_SHIFT)
          const to = fp + ((<usize>(load<u32>(pc, 8) >> 8)) << CELL_SHIFT)
          if (ticks <= 0) break
          if (Cell.isObject(to)) break
          if (Fast.ints(left, right)) {
            const a = Cell.int(left)
            const b = Cell.int(right)
            if (Fast.sumOverflows(a, b, a + b)) break
            Cell.set(to, Tag.INT, a + b)
          } else if (Fast.floats(left, right)) {
            Cell.setFloat(to, Cell.float(left) + Cell.float(right))
          } else break
          pc += 12
          ticks--
          // The next instruction is often the JUMP_BACKWARD that ends a loop. Like CPython's PREDICT, this code executes it without a
          // dispatch.
          if (load<u8>(pc) != Op.JUMP_BACKWARD) continue
          if (Word.load(t.breakerAddress)) continue
          pc += 4 + ((<usize>(load<i32>(pc) >> 8)) << 2)
          if (--ticks < 0) break
          continue
        }
        case Op.SUBTRACT_FAST_CONST_STORE: {
          const left = fp + ((<usize>argument) << CELL_SHIFT)
          const right = constants + ((<usize>(load<u32>(pc) >> 8)) << CELL_SHIFT)
          const to = fp + ((<usize>(load<u32>(pc, 8) >> 8)) << CELL_SHIFT)
          if (ticks <= 0) break
          if (Cell.isObject(to)) break
          if (Fast.ints(left, right)) {
            const a = Cell.int(left)
            const b = Cell.int(right)
            if (Fast.differenceOverflows(a, b, a - b)) break
            Cell.set(to, Tag.INT, a - b)
          } else if (Fast.floats(left, right)) {
            Cell.setFloat(to, Cell.float(left) - Cell.float(right))
          } else break
          pc += 12
          ticks--
          // The next instruction is often the JUMP_BACKWARD that ends a loop. Like CPython's PREDICT, this code executes it without a
          // dispatch.
          if (load<u8>(pc) != Op.JUMP_BACKWARD) continue
          if (Word.load(t.breakerAddress)) continue
          pc += 4 + ((<usize>(load<i32>(pc) >> 8)) << 2)
          if (--ticks < 0) break
          continue
        }
        case Op.SUBTRACT_FAST_FAST_STORE: {
          const left = fp + ((<usize>argument) << CELL_SHIFT)
          const right = fp + ((<usize>(load<u32>(pc) >> 8)) << CELL_SHIFT)
          const to = fp + ((<usize>(load<u32>(pc, 8) >> 8)) << CELL_SHIFT)
          if (ticks <= 0) break
          if (Cell.isObject(to)) break
          if (Fast.ints(left, right)) {
            const a = Cell.int(left)
            const b = Cell.int(right)
            if (Fast.differenceOverflows(a, b, a - b)) break
            Cell.set(to, Tag.INT, a - b)
          } else if (Fast.floats(left, right)) {
            Cell.setFloat(to, Cell.float(left) - Cell.float(right))
          } else break
          pc += 12
          ticks--
          // The next instruction is often the JUMP_BACKWARD that ends a loop. Like CPython's PREDICT, this code executes it without a
          // dispatch.
          if (load<u8>(pc) != Op.JUMP_BACKWARD) continue
          if (Word.load(t.breakerAddress)) continue
          pc += 4 + ((<usize>(load<i32>(pc) >> 8)) << 2)
          if (--ticks < 0) break
          continue
        }
        case Op.BINARY_FAST_FAST: {
          const left = fp + ((<usize>argument) << CELL_SHIFT)
          const right = fp + ((<usize>(load<u32>(pc) >> 8)) << CELL_SHIFT)
          if (ticks <= 0) break
          if (!Fast.binary(left, right, sp + CELL_BYTES, load<u8>(pc, 5))) break
          sp += CELL_BYTES
          pc += 8
          ticks--
          continue
        }
        case Op.BINARY_FAST_CONST: {
          const left = fp + ((<usize>argument) << CELL_SHIFT)
          const right = constants + ((<usize>(load<u32>(pc) >> 8)) << CELL_SHIFT)
          if (ticks <= 0) break
          if (!Fast.binary(left, right, sp + CELL_BYTES, load<u8>(pc, 5))) break
          sp += CELL_BYTES
          pc += 8
          ticks--
          continue
        }
        case Op.BINARY_FAST: {
          const right = fp + ((<usize>argument) << CELL_SHIFT)
          if (ticks <= 0) break
          if (!Fast.binary(sp, right, sp, load<u8>(pc, 1))) break
          pc += 4
          ticks--
          continue
        }
        case Op.SUBSCR_FAST_FAST: {
          const container = fp + ((<usize>argument) << CELL_SHIFT)
          const index = fp + ((<usize>(load<u32>(pc) >> 8)) << CELL_SHIFT)
          if (ticks <= 0) break
          if (!Fast.isListItem(container, index)) break
          if (!Fast.copyItem<Mode>(Cell.object(container), Cell.int(index), sp + CELL_BYTES)) break
          sp += CELL_BYTES
          pc += 8
          ticks--
          continue
        }
        case Op.SUBSCR_FAST: {
          const index = fp + ((<usize>argument) << CELL_SHIFT)
          if (ticks <= 0) break
          if (!Fast.isListItem(sp, index)) break
          const list = Cell.object(sp)
          if (!Fast.isShared<Mode>(list)) break
          if (!Fast.copyItem<Mode>(list, Cell.int(index), sp)) break
          Fast.drop(list)
          pc += 4
          ticks--
          continue
        }
        case Op.ATTR_FAST: {
          if (ticks <= 0) break
          if (!Fast.loadAttribute<Mode>(fp + ((<usize>argument) << CELL_SHIFT), load<i32>(pc) >> 8, sp + CELL_BYTES)) break
          sp += CELL_BYTES
          pc += 4
          ticks--
          continue
        }
        case Op.METHOD_FAST: {
          const self = fp + ((<usize>argument) << CELL_SHIFT)
          if (ticks <= 0) break
          if (!Cell.isObject(self)) break
          if (!Fast.method(self, sp + CELL_BYTES, load<i32>(pc) >> 8)) break
          Fast.keep<Mode>(Cell.object(self))
          sp += 2 * CELL_BYTES
          Cell.move(self, sp)
          pc += 4
          ticks--
          continue
        }
        case Op.STORE_ATTR_FAST: {
          const self = fp + ((<usize>argument) << CELL_SHIFT)
          if (ticks <= 0) break
          if (!Fast.storeAttribute<Mode>(self, load<i32>(pc) >> 8, sp)) break
          sp -= CELL_BYTES
          pc += 4
          ticks--
          continue
        }
        case Op.IS_FAST_CONST_JUMP: {
          const left = fp + ((<usize>argument) << CELL_SHIFT)
          const right = constants + ((<usize>(load<u32>(pc) >> 8)) << CELL_SHIFT)
          if (ticks <= 0) break
          if (Cell.tag(left) == Tag.UNSET) break
          if (Fast.areSame(left, right) == <bool>load<u8>(pc, 5)) pc += (<usize>(load<i32>(pc, 8) >> 8)) << 2
          pc += 12
          ticks--
          continue
        }
        case Op.LOAD_FAST_FAST: {
          const first = fp + ((<usize>argument) << CELL_SHIFT)
          const second = fp + ((<usize>(load<u32>(pc) >> 8)) << CELL_SHIFT)
          if ((i32(Cell.tag(first) == Tag.UNSET) | i32(Cell.tag(second) == Tag.UNSET)) != 0) break
          if (Cell.isObject(first)) Fast.keep<Mode>(Cell.object(first))
          if (Cell.isObject(second)) Fast.keep<Mode>(Cell.object(second))
          Cell.move(first, sp + CELL_BYTES)
          sp += 2 * CELL_BYTES
          Cell.move(second, sp)
          pc += 4
          continue
        }
        case Op.FOR_ITER_STORE: {
          const to = fp + ((<usize>(load<u32>(pc) >> 8)) << CELL_SHIFT)
          if (ticks <= 0) break
          if (Cell.isObject(to)) if (!Fast.isShared<Mode>(Cell.object(to))) break
          const iterator = Cell.object(sp)
          if (Cell.tag(sp) == Tag.RANGE_ITERATOR) {
            const left = load<i64>(iterator, RANGE_ITERATOR_LEFT)
            if (left <= 0) break
            const value = load<i64>(iterator, RANGE_ITERATOR_NEXT)
            store<i64>(iterator, left - 1, RANGE_ITERATOR_LEFT)
            store<i64>(iterator, value + load<i64>(iterator, RANGE_ITERATOR_STEP), RANGE_ITERATOR_NEXT)
            if (Cell.isObject(to)) Fast.drop(Cell.object(to))
            Cell.set(to, Tag.INT, value)
          } else {
            const old = Cell.isObject(to) ? Cell.object(to) : 0
            if (!Fast.nextItem<Mode>(sp, to)) break
            if (old) Fast.drop(old)
          }
          pc += 4
          ticks--
          continue
        }
        case Op.BINARY_STORE: {
          const left = sp - CELL_BYTES
          const to = fp + ((<usize>(load<u32>(pc) >> 8)) << CELL_SHIFT)
          if (ticks <= 0) break
          if (Cell.isObject(to)) break
          if (!Fast.binary(left, sp, to, argument)) break
          sp = left - CELL_BYTES
          pc += 4
          ticks--
          if (load<u8>(pc) != Op.JUMP_BACKWARD) continue
          if (Word.load(t.breakerAddress)) continue
          pc += 4 + ((<usize>(load<i32>(pc) >> 8)) << 2)
          if (--ticks < 0) break
          continue
        }
        case Op.COMPARE_JUMP: {
          const left = sp - CELL_BYTES
          if (ticks <= 0) break
          if (Fast.ints(left, sp)) {
            if (!Fast.intsAre(left, sp, argument)) pc += (<usize>(load<i32>(pc) >> 8)) << 2
          } else if (Fast.floats(left, sp)) {
            if (!Fast.floatsAre(left, sp, argument)) pc += (<usize>(load<i32>(pc) >> 8)) << 2
          } else break
          sp = left - CELL_BYTES
          pc += 4
          ticks--
          continue
        }
        case Op.BINARY_CONST: {
          const right = constants + ((<usize>argument) << CELL_SHIFT)
          if (ticks > 0) {
            if (Fast.binary(sp, right, sp, load<u8>(pc, 1))) {
              pc += 4
              ticks--
              continue
            }
          }
          // Otherwise executes only the first instruction, LOAD_CONST.
          sp += CELL_BYTES
          Cell.move(right, sp)
          continue
        }
        // --- instructions that do not tick, except a jump that tests a value other than a bool ----------------------------------------
        case Op.LOAD_FAST: {
          const local = fp + ((<usize>argument) << CELL_SHIFT)
          if (Cell.isObject(local)) Fast.keep<Mode>(Cell.object(local))
          else if (Cell.tag(local) == Tag.UNSET) break
          sp += CELL_BYTES
          Cell.move(local, sp)
          continue
        }
        case Op.STORE_FAST: {
          const local = fp + ((<usize>argument) << CELL_SHIFT)
          if (Cell.isObject(local)) {
            if (!Fast.isShared<Mode>(Cell.object(local))) break
            Fast.drop(Cell.object(local))
          }
          Cell.move(sp, local)
          sp -= CELL_BYTES
          continue
        }
        case Op.LOAD_CONST: {
          sp += CELL_BYTES
          // A constant is immortal, so the loop does not count the reference.
          Cell.move(constants + ((<usize>argument) << CELL_SHIFT), sp)
          continue
        }
        case Op.POP_TOP: {
          if (Cell.isObject(sp)) {
            if (!Fast.isShared<Mode>(Cell.object(sp))) break
            Fast.drop(Cell.object(sp))
          }
          sp -= CELL_BYTES
          continue
        }
        case Op.COPY: {
          const from = sp - ((<usize>(argument - 1)) << CELL_SHIFT)
          if (Cell.isObject(from)) Fast.keep<Mode>(Cell.object(from))
          sp += CELL_BYTES
          Cell.move(from, sp)
          continue
        }
        case Op.SWAP: {
          const other = sp - ((<usize>(argument - 1)) << CELL_SHIFT)
          const tag = Cell.tag(sp)
          const payload = Cell.int(sp)
          Cell.move(other, sp)
          Cell.set(other, tag, payload)
          continue
        }
        case Op.POP_JUMP_IF_FALSE: {
          const tag = Cell.tag(sp)
          if (tag > Tag.INT) break
          if (Cell.int(sp) == 0) pc += (<usize>argument) << 2
          sp -= CELL_BYTES
          if (tag == Tag.BOOL) continue
          if (--ticks < 0) break
          continue
        }
        case Op.POP_JUMP_IF_TRUE: {
          const tag = Cell.tag(sp)
          if (tag > Tag.INT) break
          if (Cell.int(sp) != 0) pc += (<usize>argument) << 2
          sp -= CELL_BYTES
          if (tag == Tag.BOOL) continue
          if (--ticks < 0) break
          continue
        }
        case Op.JUMP_FORWARD: {
          pc += (<usize>argument) << 2
          continue
        }
        case Op.NOP:
          continue
        // --- instructions that tick -------------------------------------------------------------------------------------------------
        case Op.JUMP_BACKWARD: {
          if (Word.load(t.breakerAddress)) break
          pc += (<usize>argument) << 2
          if (--ticks < 0) break
          continue
        }
        case Op.RESUME: {
          if (Word.load(t.breakerAddress)) break
          if (--ticks < 0) break
          continue
        }
        case Op.CALL: {
          const callable = sp - ((<usize>argument) << CELL_SHIFT)
          const tag = Cell.tag(callable)
          if (tag == Tag.FUNCTION) {
            const record = Frames.record(<i32>Cell.object(callable))
            if (!Frames.fits(t, callable, record, argument)) break
            sp = Frames.push(t, callable, record, argument, pc, fp)
            fp = callable + CELL_BYTES
            pc = <usize>load<u32>(record, FUNCTION_CODE)
            // Most functions begin with RESUME. This code executes it without a dispatch.
            if (load<u8>(pc) != Op.RESUME) continue
            if (Word.load(t.breakerAddress)) continue
            pc += 4
            if (--ticks < 0) break
          } else if (tag == Tag.CLOSURE) {
            const closure = Cell.object(callable)
            const record = Frames.record(load<i32>(closure, CLOSURE_FUNCTION))
            if (!Fast.isShared<Mode>(closure)) break
            if (!Frames.fits(t, callable, record, argument)) break
            sp = Frames.push(t, callable, record, argument, pc, fp)
            fp = callable + CELL_BYTES
            pc = <usize>load<u32>(record, FUNCTION_CODE)
            store<i32>(callable, load<i32>(closure, CLOSURE_FUNCTION), FRAME_FUNCTION)
            Fast.loadFree<Mode>(closure, record, fp)
            Fast.drop(closure)
          } else {
            if (tag != Tag.BUILTIN) break
            const list = callable + CELL_BYTES
            // list.append(x) as a statement. CPython has a specialised instruction for it, which does not check the eval breaker.
            if ((i32(argument == 2) & i32(Cell.object(callable) == Builtin.LIST_APPEND) & i32(load<u8>(pc) == Op.POP_TOP)) == 0) break
            if (ticks <= 0) break
            if (!Fast.isShared<Mode>(Cell.object(list))) break
            if (!Fast.append<Mode>(list, sp)) break
            Fast.drop(Cell.object(list))
            sp = callable - CELL_BYTES
            pc += 4
            ticks--
          }
          // No tick of a frame here: the function's RESUME ticks, and RETURN_VALUE counts the tick of this CALL.
          continue
        }
        case Op.RETURN_VALUE: {
          // The tick at the end of this case is that of the caller's CALL, which completes here.
          const header = fp - CELL_BYTES
          const caller = <usize>load<u32>(header, FRAME_FP)
          if (!caller) break
          let local = sp - CELL_BYTES
          while (local >= fp) {
            if (Cell.isObject(local)) {
              if (!Fast.isShared<Mode>(Cell.object(local))) break
              Fast.drop(Cell.object(local))
              // If a later local needs Step, Step does not drop this one again.
              store<i32>(local, Tag.UNSET)
            }
            local -= CELL_BYTES
          }
          if (local >= fp) break
          pc = <usize>load<u32>(header, FRAME_PC)
          fp = caller
          Cell.move(sp, header)
          sp = header
          t.depth--
          if (--ticks < 0) break
          continue
        }
        case Op.LOAD_GLOBAL: {
          const global = t.globals + ((<usize>argument) << CELL_SHIFT)
          if (!Fast.copy<Mode>(global, sp + CELL_BYTES)) break
          sp += CELL_BYTES
          if (--ticks < 0) break
          continue
        }
        case Op.STORE_GLOBAL: {
          const global = t.globals + ((<usize>argument) << CELL_SHIFT)
          if (isFloat<Mode>()) {
            if (!Unlocked.store(global, sp)) break
          } else {
            if (Cell.isObject(global)) break
            Cell.move(sp, global)
          }
          sp -= CELL_BYTES
          if (--ticks < 0) break
          continue
        }
        case Op.LOAD_DEREF: {
          const variable = Cell.object(fp + ((<usize>argument) << CELL_SHIFT)) + CAPTURED_VALUE
          if (!Fast.copy<Mode>(variable, sp + CELL_BYTES)) break
          sp += CELL_BYTES
          if (--ticks < 0) break
          continue
        }
        case Op.STORE_DEREF: {
          const variable = Cell.object(fp + ((<usize>argument) << CELL_SHIFT)) + CAPTURED_VALUE
          if (isFloat<Mode>()) {
            if (!Unlocked.store(variable, sp)) break
          } else if (!Fast.exchange<Mode>(variable, 0, sp)) break
          sp -= CELL_BYTES
          if (--ticks < 0) break
          continue
        }
        case Op.BINARY_OP: {
          const left = sp - CELL_BYTES
          if (!Fast.binary(left, sp, left, argument)) break
          sp = left
          if (--ticks < 0) break
          continue
        }
        case Op.COMPARE_OP: {
          const left = sp - CELL_BYTES
          if (Fast.ints(left, sp)) Cell.setBool(left, Fast.intsAre(left, sp, argument))
          else if (Fast.floats(left, sp)) Cell.setBool(left, Fast.floatsAre(left, sp, argument))
          else break
          sp = left
          if (--ticks < 0) break
          continue
        }
        case Op.BINARY_SUBSCR: {
          const container = sp - CELL_BYTES
          if (!Fast.isListItem(container, sp)) break
          const list = Cell.object(container)
          if (!Fast.isShared<Mode>(list)) break
          if (!Fast.copyItem<Mode>(list, Cell.int(sp), container)) break
          Fast.drop(list)
          sp = container
          if (--ticks < 0) break
          continue
        }
        case Op.STORE_SUBSCR: {
          const container = sp - CELL_BYTES
          if (!Fast.isListItem(container, sp)) break
          const list = Cell.object(container)
          if (!Fast.isShared<Mode>(list)) break
          if (!Fast.storeItem<Mode>(list, Cell.int(sp), container - CELL_BYTES)) break
          Fast.drop(list)
          sp = container - 2 * CELL_BYTES
          if (--ticks < 0) break
          continue
        }
        case Op.FOR_ITER: {
          if (!Fast.nextItem<Mode>(sp, sp + CELL_BYTES)) break
          sp += CELL_BYTES
          if (--ticks < 0) break
          continue
        }
        case Op.LIST_APPEND: {
          if (!Fast.append<Mode>(sp - ((<usize>argument) << CELL_SHIFT), sp)) break
          sp -= CELL_BYTES
          if (--ticks < 0) break
          continue
        }
        case Op.LOAD_ATTR: {
          if (!Cell.isObject(sp)) break
          const object = Cell.object(sp)
          if (!Fast.isShared<Mode>(object)) break
          if (!Fast.loadAttribute<Mode>(sp, argument, sp)) break
          Fast.drop(object)
          if (--ticks < 0) break
          continue
        }
        case Op.STORE_ATTR: {
          if (!Cell.isObject(sp)) break
          const object = Cell.object(sp)
          if (!Fast.isShared<Mode>(object)) break
          if (!Fast.storeAttribute<Mode>(sp, argument, sp - CELL_BYTES)) break
          Fast.drop(object)
          sp -= 2 * CELL_BYTES
          if (--ticks < 0) break
          continue
        }
        case Op.LOAD_METHOD: {
          const self = sp + CELL_BYTES
          Cell.move(sp, self)
          if (!Fast.method(self, sp, argument)) break
          sp = self
          if (--ticks < 0) break
          continue
        }
      }
      // A fused instruction whose fast path does not fit: executes its first instruction, LOAD_FAST.
      const op = instruction & 0xff
      if ((i32(op >= Op.COMPARE_FAST_CONST_JUMP) & i32(op <= Op.LOAD_FAST_FAST) & i32(ticks >= 0)) != 0) {
        const local = fp + ((<usize>argument) << CELL_SHIFT)
        if (Cell.tag(local) != Tag.UNSET) {
          if (Cell.isObject(local)) Fast.keep<Mode>(Cell.object(local))
          sp += CELL_BYTES
          Cell.move(local, sp)
          continue
        }
      }
      // With the check points of an older CPython, `ticks` is reset to 0, so each tick takes it below 0. If the eval breaker is not set,
      // the loop only resets `ticks` and does not call onTicks().
      if (ticks < 0 && load<i32>(CHECK_POINTS) != Checks.SINCE_3_10 && !Word.load(t.breakerAddress)) {
        t.ops++
        ticks = 0
        continue
      }
      t.pc = pc
      t.sp = sp
      t.fp = fp
      // t.ticks is still the value that the loop loaded into `ticks`. The difference between the two is the number of ticks since then.
      t.ops += <i64>t.ticks - <i64>ticks
      t.ticks = ticks
      // If `ticks` is below 0, the loop has executed the instruction, and the check interval has run out. Otherwise Step must execute it.
      let due: bool = ticks < 0
      if (!due) {
        const outcome = Step.run(t)
        if (outcome >= Outcome.END) return outcome
        if (outcome != Outcome.NO_TICK) due = Step.tick(t, outcome)
      }
      if (due) Step.onTicks(t)
      pc = t.pc
      sp = t.sp
      fp = t.fp
      ticks = t.ticks
    }
  }
}
