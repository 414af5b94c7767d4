import { Builtin } from '../../abi/builtins'
import { CLASS_IS_META, IMAGE_CLASSES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { AsyncStep, StepKind } from '../objects/async-step'
import { Classes } from '../objects/classes'
import { TOOL_KIND } from '../objects/fields'
import { Instances } from '../objects/instances'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { TypeNames } from '../objects/type-names'
import { Cell } from '../objects/values'

/** The types of values: a class, or the Builtin that represents a builtin type. */
export abstract class Types {
  /** Writes the type of a value to `to`, with a reference of its own. A type that programs cannot name becomes Builtin 0. */
  static of(cell: usize, to: usize): void {
    const tag = Cell.tag(cell)
    if (Instances.isOne(tag)) {
      const owner = Instances.classOf(Cell.object(cell))
      Objects.keep(owner)
      Cell.set(to, Tag.CLASS, <i64>owner)
    } else if (tag == Tag.CLASS && Types.meta(cell)) {
      Objects.keep(Types.meta(cell))
      Cell.set(to, Tag.CLASS, <i64>Types.meta(cell))
    } else Cell.set(to, Tag.BUILTIN, Types.builtin(cell, tag))
  }

  /** The metaclass of a class; 0 for `type`. */
  @inline private static meta(cell: usize): usize {
    return Classes.meta(Cell.object(cell))
  }

  private static builtin(cell: usize, tag: i32): i64 {
    switch (tag) {
      case Tag.BOOL:
        return Builtin.BOOL
      case Tag.INT:
      case Tag.BIGINT:
        return Builtin.INT
      case Tag.FLOAT:
        return Builtin.FLOAT
      case Tag.STR:
        return Builtin.STR
      case Tag.LIST:
        return Builtin.LIST
      case Tag.TUPLE:
        return Builtin.TUPLE
      case Tag.RANGE:
        return Builtin.RANGE
      case Tag.DICT:
        return Builtin.DICT
      case Tag.SET:
        return Builtin.SET
      case Tag.FROZENSET:
        return Builtin.FROZENSET
      case Tag.BYTES:
        return Builtin.BYTES
      case Tag.DEQUE:
        return Builtin.DEQUE
      case Tag.THREAD:
        return Builtin.THREAD
      case Tag.LOCK:
        return Builtin.LOCK
      case Tag.SIMPLE_QUEUE:
        return Builtin.SIMPLE_QUEUE
      case Tag.PROCESS:
        return Builtin.PROCESS
      case Tag.PROPERTY:
        return Builtin.PROPERTY
      case Tag.STATIC_METHOD:
        return Builtin.STATICMETHOD
      case Tag.CLASS_METHOD:
        return Builtin.CLASSMETHOD
      case Tag.SLICE:
        return Builtin.SLICE
      case Tag.SUPER:
        return Builtin.SUPER
      case Tag.CLASS:
        return Builtin.TYPE
      case Tag.BUILTIN:
        return Types.isType(cell) ? Builtin.TYPE : Builtin.BUILTIN_TYPE
      case Tag.TOOL:
        return load<i32>(Cell.object(cell), TOOL_KIND)
      case Tag.NONE:
        return Builtin.NONE_TYPE
      case Tag.FUNCTION:
      case Tag.CLOSURE:
        return Builtin.FUNCTION_TYPE
      case Tag.METHOD:
        return Builtin.METHOD_TYPE
      case Tag.GENERATOR:
        return Builtin.GENERATOR_TYPE
      case Tag.COROUTINE:
        return Builtin.COROUTINE_TYPE
      case Tag.ASYNC_GENERATOR:
        return Builtin.ASYNC_GENERATOR_TYPE
      case Tag.ASYNC_STEP:
        return AsyncStep.of(cell).stepKind == StepKind.SEND ? Builtin.ASYNC_GENERATOR_ASEND_TYPE : Builtin.ASYNC_GENERATOR_ATHROW_TYPE
      case Tag.AWAIT_WRAPPER:
        return Builtin.COROUTINE_WRAPPER_TYPE
      case Tag.NOT_IMPLEMENTED:
        return Builtin.NOT_IMPLEMENTED_TYPE
      default:
        return 0
    }
  }

  /** Whether a value is a builtin type, which can be the second argument of isinstance(). */
  static isType(cell: usize): bool {
    return Cell.tag(cell) == Tag.BUILTIN && TypeNames.text(<i32>Cell.object(cell)) != 0
  }

  /** Executes issubclass() of two types. */
  static isSubclass(t: ThreadState, one: usize, other: usize): bool {
    const tag = Cell.tag(one)
    const isOfType = Cell.tag(other) == Tag.BUILTIN && Cell.object(other) == Builtin.TYPE
    if (isOfType && tag == Tag.CLASS) return Classes.hasFlag(Cell.object(one), CLASS_IS_META)
    // Every type derives from object, the first class of the image.
    if (Cell.tag(other) == Tag.CLASS && Cell.object(other) == <usize>load<u32>(IMAGE_CLASSES)) return true
    if (tag == Tag.CLASS && Cell.tag(other) == Tag.BUILTIN) return Types.standsFor(t, Cell.object(one), <i32>Cell.object(other))
    if (tag != Cell.tag(other)) return false
    if (tag == Tag.CLASS) return Classes.isSubclass(Cell.object(one), Cell.object(other))
    const is = <i32>Cell.object(one)
    const base = <i32>Cell.object(other)
    return is == base || (is == Builtin.BOOL && base == Builtin.INT)
  }

  /**
   * Whether the class counts as a subclass of the builtin type. A class of lib/ that implements such a subclass has the type in its
   * attribute `_builtin_base`.
   */
  private static standsFor(t: ThreadState, owner: usize, type: i32): bool {
    const base = Scratch.result(t)
    if (!Classes.find(owner, Name._BUILTIN_BASE, base)) return false
    const found = Cell.tag(base) == Tag.BUILTIN && <i32>Cell.object(base) == type
    Objects.releaseCell(t, base)
    return found
  }
}
