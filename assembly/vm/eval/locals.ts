import { CELL_BYTES, CLASS_IS_LOCAL, LOCALS_MADE, STR_BYTES, STR_DATA, STR_LENGTH, TUPLE_ITEMS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LackReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Errors } from '../errors'
import { Classes } from '../objects/classes'
import { INSTANCE_CAPACITY, LOCAL_NEXT, LOCAL_SERIAL } from '../objects/fields'
import { Instances } from '../objects/instances'
import { Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Reenter } from './reenter'

/**
 * A threading.local keeps the arguments of its constructor as values of the object. ARGUMENTS and KEYWORDS are the indices of these values.
 * VALUES is their number.
 */
const ARGUMENTS: i32 = 0
const KEYWORDS: i32 = 1
const VALUES: i32 = 2

/**
 * The attributes of a threading.local. Each thread has its own: they are the attributes of the object's shadow, an instance that only this
 * thread uses. A thread's shadows form a chain from t.locals. An object and its shadows have the same serial number. As in CPython, the
 * first access in a thread calls `__init__` with the arguments of the constructor, and a thread's attributes disappear when the thread
 * ends.
 */
export abstract class Locals {
  /**
   * The instance that has the object's own attributes: the shadow of a threading.local, and the object itself otherwise. @returns 0 if it
   * raised an error
   */
  @inline static of(t: ThreadState, object: usize): usize {
    return Classes.hasFlag(Instances.classOf(object), CLASS_IS_LOCAL) ? Locals.shadow(t, object) : object
  }

  /**
   * Keeps the arguments of the constructor for later threads, and makes the shadow of the current thread.
   * @returns false if it raised an error
   */
  static begin(t: ThreadState, object: usize, first: usize, count: i32, keywords: usize): bool {
    store<i32>(object, Word.add(LOCALS_MADE, 1), LOCAL_SERIAL)
    if (count && !Locals.keepArguments(t, object, first, count, keywords)) return false
    return Locals.addShadow(t, object) != 0
  }

  /** Drops the shadows of the current thread in the current interpreter. */
  static forget(t: ThreadState): void {
    while (t.locals) Locals.drop(t)
  }

  private static shadow(t: ThreadState, object: usize): usize {
    const serial = load<i32>(object, LOCAL_SERIAL)
    for (let one = t.locals; one; one = <usize>load<u32>(one, LOCAL_NEXT)) if (load<i32>(one, LOCAL_SERIAL) == serial) return one
    const made = Locals.addShadow(t, object)
    if (!made || Locals.init(t, object)) return made
    // The `__init__` may have added shadows of other objects, which precede this one in the chain.
    Locals.remove(t, made)
    return 0
  }

  private static addShadow(t: ThreadState, object: usize): usize {
    const shadow = Instances.create(t, Instances.classOf(object))
    if (!shadow) return 0
    store<i32>(shadow, load<i32>(object, LOCAL_SERIAL), LOCAL_SERIAL)
    store<u32>(shadow, <u32>t.locals, LOCAL_NEXT)
    t.locals = shadow
    return shadow
  }

  /** Drops the first shadow of the chain. */
  private static drop(t: ThreadState): void {
    const shadow = t.locals
    t.locals = <usize>load<u32>(shadow, LOCAL_NEXT)
    Objects.release(t, shadow)
  }

  private static remove(t: ThreadState, shadow: usize): void {
    if (t.locals == shadow) {
      Locals.drop(t)
      return
    }
    let before = t.locals
    while (<usize>load<u32>(before, LOCAL_NEXT) != shadow) before = <usize>load<u32>(before, LOCAL_NEXT)
    store<u32>(before, load<u32>(shadow, LOCAL_NEXT), LOCAL_NEXT)
    Objects.release(t, shadow)
  }

  /** Calls the `__init__` of the object for the current thread. @returns false if it raised an error */
  private static init(t: ThreadState, object: usize): bool {
    const owner = Instances.classOf(object)
    if (!Classes.has(owner, Name.DUNDER_INIT)) return true
    const hasArguments = load<i32>(object, INSTANCE_CAPACITY) > 0
    const args = hasArguments ? Cell.object(Instances.value(object, ARGUMENTS)) : 0
    const count = args ? Tuple.length(args) : 0
    const call = Reenter.begin(t, count + 1)
    if (!call) return false
    Classes.find(owner, Name.DUNDER_INIT, call)
    Objects.keep(object)
    Cell.set(call + CELL_BYTES, Tag.INSTANCE, <i64>object)
    if (args) Objects.copyCells(args + TUPLE_ITEMS, call + 2 * CELL_BYTES, count)
    const names = hasArguments ? Instances.value(object, KEYWORDS) : 0
    const keywords = names && Cell.tag(names) == Tag.BYTES ? Cell.object(names) + STR_DATA : 0
    if (!Reenter.run(t, call, count + 1, keywords)) return false
    if (Cell.tag(call) != Tag.NONE) {
      const raised = Errors.ofValue(t, Trap.INIT_RESULT, call, 0)
      Objects.releaseCell(t, call)
      return raised
    }
    return true
  }

  private static keepArguments(t: ThreadState, object: usize, first: usize, count: i32, keywords: usize): bool {
    if (!Instances.reserve(t, object, VALUES)) return false
    const args = Tuple.blank(t, count)
    if (!args) return false
    Objects.copyCells(first, args + TUPLE_ITEMS, count)
    Cell.set(Instances.value(object, ARGUMENTS), Tag.TUPLE, <i64>args)
    return !keywords || Locals.keepKeywords(t, object, keywords)
  }

  /**
   * Copies the table of the names of keyword arguments (binder.ts), because the call that made the table may drop it. Raises an error for a
   * name that the program does not contain.
   */
  private static keepKeywords(t: ThreadState, object: usize, keywords: usize): bool {
    const named = load<i32>(keywords)
    const bytes = (1 + named) << 2
    for (let i = 1; i <= named; i++) {
      if (load<i32>(keywords + ((<usize>i) << 2)) < 0) return Errors.raise(t, Trap.LACKS, LackReason.NEW_NAME, 0)
    }
    const table = Objects.create(t, Tag.BYTES, STR_DATA + <usize>bytes)
    if (!table) return false
    store<i32>(table, bytes, STR_BYTES)
    store<i32>(table, bytes, STR_LENGTH)
    memory.copy(table + STR_DATA, keywords, <usize>bytes)
    Cell.set(Instances.value(object, KEYWORDS), Tag.BYTES, <i64>table)
    return true
  }
}
