import {
  CELL_BYTES,
  FUNCTION_CODE,
  IMAGE_CONSTANTS,
  IMAGE_GLOBALS,
  IMAGE_KEYWORDS,
} from '../abi/layout'
import { Op, Operator, Tag, Trap } from '../abi/opcodes'
import { Gil } from '../gil/gil'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { Arithmetic } from './arithmetic'
import { Attributes } from './attributes'
import { BuiltinsModule } from './builtins/builtins'
import { Calls } from './calls'
import { Compare } from './compare'
import { Errors } from './errors'
import { Format } from './format'
import { FRAME_FP, FRAME_PC, Frames } from './frames'
import { Globals } from './globals'
import { Iterators, Next } from './iterators'
import { List, Tuple } from './lists'
import { Objects, RANGE_ITERATOR_LEFT, RANGE_ITERATOR_NEXT, RANGE_ITERATOR_STEP } from './objects'
import { Sequences } from './sequences'
import { Start } from './start'
import { Str } from './strings'
import { Cell } from './values'

/** CELL_BYTES as a shift. */
const CELL_SHIFT: usize = 4

/**
 * The eval loop. abi/opcodes.ts says what each instruction does; here is how.
 *
 * Registers are Wasm locals: pc (address of the next instruction), sp (address of the top cell), fp (address of the first local) and
 * ticks (instructions left in the check interval). They are stored in the ThreadState before anything that may give the GIL up, and
 * when the thread ends.
 *
 * An instruction that ticks ends with `break` and so comes to the loop's tail, where the check interval is counted down; one that does
 * not tick ends with `continue`. That is CPython 2.7's DISPATCH and FAST_DISPATCH.
 *
 * Where an instruction fails, its operands still lie on the stack and sp has not moved: `return Interpreter.fail(…)` drops them.
 */
export abstract class Interpreter {
  /** Runs a Python thread from its first instruction to its last, or to its error. The GIL is held at both ends. */
  static run(t: ThreadState): void {
    if (Start.prepare(t)) Interpreter.loop(t)
  }

  private static loop(t: ThreadState): void {
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
        // --- fused -----------------------------------------------------------------------------------------------------------------
        case Op.COMPARE_FAST_CONST_JUMP: {
          const left = fp + (<usize>argument << CELL_SHIFT)
          const right = constants + (<usize>(load<u32>(pc) >> 8) << CELL_SHIFT)
          if (ticks > 0 && Cell.tag(left) == Cell.tag(right)) {
            const mask = load<i32>(pc, 4) >> 8
            if (Cell.tag(left) == Tag.INT) {
              ticks--
              pc += 12 + (Interpreter.intsAre(left, right, mask) ? 0 : <usize>(load<i32>(pc, 8) >> 8) << 2)
              continue
            }
            if (Cell.tag(left) == Tag.FLOAT) {
              ticks--
              pc += 12 + (Interpreter.floatsAre(left, right, mask) ? 0 : <usize>(load<i32>(pc, 8) >> 8) << 2)
              continue
            }
          }
          if (!Interpreter.loadFast(t, left, sp, argument)) return Interpreter.fail(t, pc, sp, fp, ticks)
          sp += CELL_BYTES
          continue
        }
        case Op.COMPARE_FAST_FAST_JUMP: {
          const left = fp + (<usize>argument << CELL_SHIFT)
          const right = fp + (<usize>(load<u32>(pc) >> 8) << CELL_SHIFT)
          if (ticks > 0 && Cell.tag(left) == Cell.tag(right)) {
            const mask = load<i32>(pc, 4) >> 8
            if (Cell.tag(left) == Tag.INT) {
              ticks--
              pc += 12 + (Interpreter.intsAre(left, right, mask) ? 0 : <usize>(load<i32>(pc, 8) >> 8) << 2)
              continue
            }
            if (Cell.tag(left) == Tag.FLOAT) {
              ticks--
              pc += 12 + (Interpreter.floatsAre(left, right, mask) ? 0 : <usize>(load<i32>(pc, 8) >> 8) << 2)
              continue
            }
          }
          if (!Interpreter.loadFast(t, left, sp, argument)) return Interpreter.fail(t, pc, sp, fp, ticks)
          sp += CELL_BYTES
          continue
        }
        case Op.ADD_FAST_CONST_STORE: {
          const left = fp + (<usize>argument << CELL_SHIFT)
          const right = constants + (<usize>(load<u32>(pc) >> 8) << CELL_SHIFT)
          const to = fp + (<usize>(load<u32>(pc, 8) >> 8) << CELL_SHIFT)
          if (ticks > 0 && !Cell.isObject(to) && Interpreter.add(left, right, to)) {
            ticks--
            pc += 12
            continue
          }
          if (!Interpreter.loadFast(t, left, sp, argument)) return Interpreter.fail(t, pc, sp, fp, ticks)
          sp += CELL_BYTES
          continue
        }
        case Op.ADD_FAST_FAST_STORE: {
          const left = fp + (<usize>argument << CELL_SHIFT)
          const right = fp + (<usize>(load<u32>(pc) >> 8) << CELL_SHIFT)
          const to = fp + (<usize>(load<u32>(pc, 8) >> 8) << CELL_SHIFT)
          if (ticks > 0 && !Cell.isObject(to) && Interpreter.add(left, right, to)) {
            ticks--
            pc += 12
            continue
          }
          if (!Interpreter.loadFast(t, left, sp, argument)) return Interpreter.fail(t, pc, sp, fp, ticks)
          sp += CELL_BYTES
          continue
        }
        case Op.SUBTRACT_FAST_CONST_STORE: {
          const left = fp + (<usize>argument << CELL_SHIFT)
          const right = constants + (<usize>(load<u32>(pc) >> 8) << CELL_SHIFT)
          const to = fp + (<usize>(load<u32>(pc, 8) >> 8) << CELL_SHIFT)
          if (ticks > 0 && !Cell.isObject(to) && Interpreter.subtract(left, right, to)) {
            ticks--
            pc += 12
            continue
          }
          if (!Interpreter.loadFast(t, left, sp, argument)) return Interpreter.fail(t, pc, sp, fp, ticks)
          sp += CELL_BYTES
          continue
        }
        case Op.SUBTRACT_FAST_FAST_STORE: {
          const left = fp + (<usize>argument << CELL_SHIFT)
          const right = fp + (<usize>(load<u32>(pc) >> 8) << CELL_SHIFT)
          const to = fp + (<usize>(load<u32>(pc, 8) >> 8) << CELL_SHIFT)
          if (ticks > 0 && !Cell.isObject(to) && Interpreter.subtract(left, right, to)) {
            ticks--
            pc += 12
            continue
          }
          if (!Interpreter.loadFast(t, left, sp, argument)) return Interpreter.fail(t, pc, sp, fp, ticks)
          sp += CELL_BYTES
          continue
        }
        // --- no tick ---------------------------------------------------------------------------------------------------------------
        case Op.LOAD_FAST: {
          const local = fp + (<usize>argument << CELL_SHIFT)
          if (Cell.tag(local) == Tag.UNSET) {
            Errors.raise(t, Trap.UNBOUND_LOCAL, argument, 0)
            return Interpreter.fail(t, pc, sp, fp, ticks)
          }
          sp += CELL_BYTES
          Objects.copyCell(local, sp)
          continue
        }
        case Op.STORE_FAST: {
          const local = fp + (<usize>argument << CELL_SHIFT)
          Objects.releaseCell(t, local)
          Cell.move(sp, local)
          sp -= CELL_BYTES
          continue
        }
        case Op.LOAD_CONST: {
          sp += CELL_BYTES
          // A constant is immortal.
          Cell.move(constants + (<usize>argument << CELL_SHIFT), sp)
          continue
        }
        case Op.POP_TOP: {
          Objects.releaseCell(t, sp)
          sp -= CELL_BYTES
          continue
        }
        case Op.COPY: {
          Objects.copyCell(sp - (<usize>(argument - 1) << CELL_SHIFT), sp + CELL_BYTES)
          sp += CELL_BYTES
          continue
        }
        case Op.SWAP: {
          const other = sp - (<usize>(argument - 1) << CELL_SHIFT)
          const tag = Cell.tag(sp)
          const payload = Cell.int(sp)
          Cell.move(other, sp)
          Cell.set(other, tag, payload)
          continue
        }
        case Op.POP_JUMP_IF_FALSE: {
          const truth = Cell.tag(sp) == Tag.BOOL ? Cell.int(sp) != 0 : Compare.truth(sp)
          Objects.releaseCell(t, sp)
          sp -= CELL_BYTES
          if (!truth) pc += <usize>argument << 2
          continue
        }
        case Op.POP_JUMP_IF_TRUE: {
          const truth = Cell.tag(sp) == Tag.BOOL ? Cell.int(sp) != 0 : Compare.truth(sp)
          Objects.releaseCell(t, sp)
          sp -= CELL_BYTES
          if (truth) pc += <usize>argument << 2
          continue
        }
        case Op.JUMP_FORWARD: {
          pc += <usize>argument << 2
          continue
        }
        case Op.NOP:
          continue
        // --- these tick ------------------------------------------------------------------------------------------------------------
        case Op.RETURN_VALUE: {
          for (let local = sp - CELL_BYTES; local >= fp; local -= CELL_BYTES) Objects.releaseCell(t, local)
          const header = fp - CELL_BYTES
          pc = <usize>load<u32>(header, FRAME_PC)
          fp = <usize>load<u32>(header, FRAME_FP)
          Cell.move(sp, header)
          sp = header
          t.depth--
          if (!fp) return Interpreter.end(t, sp, ticks)
          // From here on it is the caller's CALL, that has come to its end.
          if (Word.load(t.breakerAddress)) ticks = Interpreter.onBreaker(t, pc, sp, fp, ticks)
          break
        }
        case Op.JUMP_BACKWARD: {
          pc += <usize>argument << 2
          if (Word.load(t.breakerAddress)) ticks = Interpreter.onBreaker(t, pc, sp, fp, ticks)
          break
        }
        case Op.RESUME: {
          if (Word.load(t.breakerAddress)) ticks = Interpreter.onBreaker(t, pc, sp, fp, ticks)
          break
        }
        case Op.LOAD_GLOBAL: {
          if (!Globals.load(<usize>load<u32>(IMAGE_GLOBALS) + (<usize>argument << CELL_SHIFT), sp + CELL_BYTES)) {
            Errors.raise(t, Trap.NAME_ERROR, argument, 0)
            return Interpreter.fail(t, pc, sp, fp, ticks)
          }
          sp += CELL_BYTES
          break
        }
        case Op.STORE_GLOBAL: {
          Globals.store(t, <usize>load<u32>(IMAGE_GLOBALS) + (<usize>argument << CELL_SHIFT), sp)
          sp -= CELL_BYTES
          break
        }
        case Op.BINARY_OP: {
          const left = sp - CELL_BYTES
          const operator = argument >= Operator.INPLACE ? argument - Operator.INPLACE : argument
          const done =
            operator == Operator.ADD
              ? Interpreter.add(left, sp, left)
              : operator == Operator.SUBTRACT
                ? Interpreter.subtract(left, sp, left)
                : false
          if (!done && !Arithmetic.binary(t, left, argument)) return Interpreter.fail(t, pc, sp, fp, ticks)
          sp = left
          break
        }
        case Op.COMPARE_OP: {
          const left = sp - CELL_BYTES
          if (Cell.tag(left) == Tag.INT && Cell.tag(sp) == Tag.INT) Cell.setBool(left, Interpreter.intsAre(left, sp, argument))
          else if (!Compare.compare(t, left, argument)) return Interpreter.fail(t, pc, sp, fp, ticks)
          sp = left
          break
        }
        case Op.IS_OP: {
          const left = sp - CELL_BYTES
          const same = Compare.identical(left, sp)
          Objects.finish(t, left, 2, Tag.BOOL, <i64>(same == (argument == 0)))
          sp = left
          break
        }
        case Op.CONTAINS_OP: {
          const left = sp - CELL_BYTES
          const found = Sequences.contains(t, left)
          if (found < 0) return Interpreter.fail(t, pc, sp, fp, ticks)
          Objects.finish(t, left, 2, Tag.BOOL, <i64>(found ^ argument))
          sp = left
          break
        }
        case Op.UNARY_NEGATIVE: {
          if (!Arithmetic.negative(t, sp)) return Interpreter.fail(t, pc, sp, fp, ticks)
          break
        }
        case Op.UNARY_INVERT: {
          if (!Arithmetic.invert(t, sp)) return Interpreter.fail(t, pc, sp, fp, ticks)
          break
        }
        case Op.UNARY_NOT: {
          Objects.finish(t, sp, 1, Tag.BOOL, <i64>!Compare.truth(sp))
          break
        }
        case Op.CALL:
        case Op.CALL_KW: {
          const isKw = (instruction & 0xff) == Op.CALL_KW
          const count = isKw ? argument & 0xfff : argument
          const keywords = isKw ? <usize>load<u32>(IMAGE_KEYWORDS) + (<usize>((argument >> 12) & 0xfff) << 2) : 0
          const callable = sp - (<usize>count << CELL_SHIFT)
          if (Cell.tag(callable) == Tag.FUNCTION) {
            const record = Frames.record(<i32>Cell.object(callable))
            if (keywords && !Calls.placeKeywords(t, callable, count, keywords)) return Interpreter.fail(t, pc, sp, fp, ticks)
            const top = Calls.enter(t, callable, record, count, pc, fp)
            if (!top) return Interpreter.fail(t, pc, sp, fp, ticks)
            pc = <usize>load<u32>(record, FUNCTION_CODE)
            fp = callable + CELL_BYTES
            sp = top
            // Its RESUME ticks, and so does this CALL when the function has returned.
            continue
          }
          if (Cell.tag(callable) != Tag.BUILTIN) {
            Errors.raise(t, Trap.NOT_CALLABLE, Cell.tag(callable), 0)
            return Interpreter.fail(t, pc, sp, fp, ticks)
          }
          Interpreter.save(t, pc, sp, fp, ticks)
          if (!Calls.builtin(t, callable, count, keywords)) return Interpreter.fail(t, pc, sp, fp, t.ticks)
          ticks = t.ticks
          sp = callable
          if (Word.load(t.breakerAddress)) ticks = Interpreter.onBreaker(t, pc, sp, fp, ticks)
          break
        }
        case Op.LOAD_METHOD: {
          if (!Attributes.method(t, sp, argument)) return Interpreter.fail(t, pc, sp, fp, ticks)
          sp += CELL_BYTES
          break
        }
        case Op.LOAD_ATTR: {
          if (!Attributes.load(t, sp, argument)) return Interpreter.fail(t, pc, sp, fp, ticks)
          break
        }
        case Op.GET_ITER: {
          if (!Iterators.open(t, sp)) return Interpreter.fail(t, pc, sp, fp, ticks)
          break
        }
        case Op.FOR_ITER_RANGE_STORE: {
          const to = fp + (<usize>(load<u32>(pc) >> 8) << CELL_SHIFT)
          if (Cell.tag(sp) == Tag.RANGE_ITERATOR && ticks > 0 && !Cell.isObject(to)) {
            const iterator = Cell.object(sp)
            const left = load<i64>(iterator, RANGE_ITERATOR_LEFT)
            if (left > 0) {
              const value = load<i64>(iterator, RANGE_ITERATOR_NEXT)
              store<i64>(iterator, left - 1, RANGE_ITERATOR_LEFT)
              store<i64>(iterator, value + load<i64>(iterator, RANGE_ITERATOR_STEP), RANGE_ITERATOR_NEXT)
              Cell.set(to, Tag.INT, value)
              ticks--
              pc += 4
              continue
            }
          }
          // falls through
        }
        case Op.FOR_ITER: {
          const next = Iterators.next(t, sp, sp + CELL_BYTES)
          if (next == Next.ITEM) {
            sp += CELL_BYTES
            break
          }
          if (next == Next.FAILED) return Interpreter.fail(t, pc, sp, fp, ticks)
          Objects.releaseCell(t, sp)
          sp -= CELL_BYTES
          pc += <usize>argument << 2
          break
        }
        case Op.BUILD_LIST:
        case Op.BUILD_TUPLE: {
          const first = sp - (<usize>argument << CELL_SHIFT) + CELL_BYTES
          const isList = (instruction & 0xff) == Op.BUILD_LIST
          const object = isList ? List.of(t, first, argument) : Tuple.of(t, first, argument)
          if (!object) return Interpreter.fail(t, pc, sp, fp, ticks)
          Cell.set(first, isList ? Tag.LIST : Tag.TUPLE, <i64>object)
          sp = first
          break
        }
        case Op.LIST_APPEND: {
          if (!List.append(t, Cell.object(sp - (<usize>argument << CELL_SHIFT)), sp)) return Interpreter.fail(t, pc, sp, fp, ticks)
          sp -= CELL_BYTES
          break
        }
        case Op.BUILD_STRING: {
          const first = sp - (<usize>argument << CELL_SHIFT) + CELL_BYTES
          if (!Str.join(t, first, argument)) return Interpreter.fail(t, pc, sp, fp, ticks)
          sp = first
          break
        }
        case Op.FORMAT_VALUE: {
          if (!Format.value(t, sp, argument)) return Interpreter.fail(t, pc, sp, fp, ticks)
          break
        }
        case Op.CONVERT_VALUE: {
          if (!BuiltinsModule.convertInPlace(t, sp, argument)) return Interpreter.fail(t, pc, sp, fp, ticks)
          break
        }
        case Op.BINARY_SUBSCR: {
          if (!Sequences.item(t, sp - CELL_BYTES)) return Interpreter.fail(t, pc, sp, fp, ticks)
          sp -= CELL_BYTES
          break
        }
        case Op.STORE_SUBSCR: {
          if (!Sequences.setItem(t, sp - 2 * CELL_BYTES)) return Interpreter.fail(t, pc, sp, fp, ticks)
          sp -= 3 * CELL_BYTES
          break
        }
        case Op.UNPACK_SEQUENCE: {
          if (!Iterators.unpack(t, sp, argument)) return Interpreter.fail(t, pc, sp, fp, ticks)
          sp += <usize>(argument - 1) << CELL_SHIFT
          break
        }
        case Op.RAISE_ASSERTION: {
          if (argument) Attributes.message(t, sp)
          Errors.raise(t, Trap.ASSERTION, <i32>t.trapText, 0)
          return Interpreter.fail(t, pc, sp, fp, ticks)
        }
        case Op.DELETE_FAST: {
          const local = fp + (<usize>argument << CELL_SHIFT)
          if (Cell.tag(local) == Tag.UNSET) {
            Errors.raise(t, Trap.UNBOUND_LOCAL, argument, 0)
            return Interpreter.fail(t, pc, sp, fp, ticks)
          }
          Objects.releaseCell(t, local)
          store<i32>(local, Tag.UNSET)
          break
        }
        default:
          unreachable()
      }
      if (--ticks < 0) ticks = Interpreter.onTicks(t, pc, sp, fp, ticks)
    }
  }

  // --- fast paths: no calls, nothing counted ------------------------------------------------------------------------------------------

  @inline private static intsAre(left: usize, right: usize, mask: i32): bool {
    const a = Cell.int(left)
    const b = Cell.int(right)
    return (((<i32>(a > b) << 2) | (<i32>(a == b) << 1) | <i32>(a < b)) & mask) != 0
  }

  /** NaN is none of the three, and unequal: the only mask that has both other bits is "not equal". */
  @inline private static floatsAre(left: usize, right: usize, mask: i32): bool {
    const a = Cell.float(left)
    const b = Cell.float(right)
    const outcome = (<i32>(a > b) << 2) | (<i32>(a == b) << 1) | <i32>(a < b)
    return outcome ? (outcome & mask) != 0 : mask == 5
  }

  /** Two ints whose sum fits, or two floats. */
  @inline private static add(left: usize, right: usize, to: usize): bool {
    if (Cell.tag(left) == Tag.INT && Cell.tag(right) == Tag.INT) {
      const a = Cell.int(left)
      const b = Cell.int(right)
      const sum = a + b
      if (((a ^ sum) & (b ^ sum)) < 0) return false
      Cell.set(to, Tag.INT, sum)
      return true
    }
    if (Cell.tag(left) != Tag.FLOAT || Cell.tag(right) != Tag.FLOAT) return false
    Cell.setFloat(to, Cell.float(left) + Cell.float(right))
    return true
  }

  /** Two ints whose difference fits, or two floats. */
  @inline private static subtract(left: usize, right: usize, to: usize): bool {
    if (Cell.tag(left) == Tag.INT && Cell.tag(right) == Tag.INT) {
      const a = Cell.int(left)
      const b = Cell.int(right)
      const difference = a - b
      if (((a ^ b) & (a ^ difference)) < 0) return false
      Cell.set(to, Tag.INT, difference)
      return true
    }
    if (Cell.tag(left) != Tag.FLOAT || Cell.tag(right) != Tag.FLOAT) return false
    Cell.setFloat(to, Cell.float(left) - Cell.float(right))
    return true
  }

  // --- slow paths -----------------------------------------------------------------------------------------------------------------------

  /** LOAD_FAST, for a fused instruction that does not fit. */
  private static loadFast(t: ThreadState, local: usize, sp: usize, argument: i32): bool {
    if (Cell.tag(local) == Tag.UNSET) return Errors.raise(t, Trap.UNBOUND_LOCAL, argument, 0)
    Objects.copyCell(local, sp + CELL_BYTES)
    return true
  }

  /** Stores the registers. t.ticks still says what was left when they were loaded: the difference has been executed. */
  private static save(t: ThreadState, pc: usize, sp: usize, fp: usize, ticks: i32): void {
    t.pc = pc
    t.sp = sp
    t.fp = fp
    t.ops += <i64>t.ticks - <i64>ticks
    t.ticks = ticks
  }

  private static onTicks(t: ThreadState, pc: usize, sp: usize, fp: usize, ticks: i32): i32 {
    Interpreter.save(t, pc, sp, fp, ticks)
    Gil.onTicks(t)
    return t.ticks
  }

  private static onBreaker(t: ThreadState, pc: usize, sp: usize, fp: usize, ticks: i32): i32 {
    Interpreter.save(t, pc, sp, fp, ticks)
    Gil.onBreaker(t)
    return t.ticks
  }

  /** The first frame has returned: its value is nobody's. */
  private static end(t: ThreadState, result: usize, ticks: i32): void {
    Interpreter.save(t, 0, result, 0, ticks)
    Objects.releaseCell(t, result)
  }

  private static fail(t: ThreadState, pc: usize, sp: usize, fp: usize, ticks: i32): void {
    Interpreter.save(t, pc, sp, fp, ticks)
    Frames.unwind(t)
  }
}
