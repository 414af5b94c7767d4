import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { ClassesModule } from '../builtins/classes'
import { CoroutinesModule } from '../builtins/coroutines'
import { DatetimeModule } from '../builtins/datetime'
import { DequesModule } from '../builtins/deques'
import { DictsModule } from '../builtins/dicts'
import { ExceptionsModule } from '../builtins/exceptions'
import { GeneratorsModule } from '../builtins/generators'
import { InterpretersModule } from '../builtins/interpreters'
import { ListsModule } from '../builtins/lists'
import { LocksModule } from '../builtins/locks'
import { ProcessesModule } from '../builtins/processes'
import { ProcessQueuesModule } from '../builtins/processqueues'
import { QueuesModule } from '../builtins/queues'
import { RangesModule } from '../builtins/ranges'
import { RLocksModule } from '../builtins/rlocks'
import { SetsModule } from '../builtins/sets'
import { StringMethods } from '../builtins/stringmethods'
import { ThreadingModule } from '../builtins/threading'
import { TypeAttributes } from '../builtins/typeattributes'
import { Types } from '../builtins/typeof'
import { Errors } from '../errors'
import { CACHED_NUMBER, Cached, Caches } from '../objects/caches'
import { Classes } from '../objects/classes'
import { METHOD_CALLABLE, METHOD_OBJECT } from '../objects/fields'
import { FunctionAttributes } from '../objects/function-attributes'
import { Generator } from '../objects/generator'
import { Instances } from '../objects/instances'
import { Objects } from '../objects/objects'
import { SliceObjects } from '../objects/slice-objects'
import { TypeNames } from '../objects/type-names'
import { Cell } from '../objects/values'
import { Written } from '../objects/written'
import { Caching } from './caching'
import { Found, Members } from './members'
import { Reenter } from './reenter'

/** The attributes and methods of values. */
export abstract class Attributes {
  /**
   * Replaces the object in `cell` by its builtin method, and moves the object to the cell above. @returns false, without an error, if the
   * object has no such method
   */
  static method(cell: usize, name: i32): bool {
    const tag = Cell.tag(cell)
    const isDictClass = tag == Tag.BUILTIN && Cell.object(cell) == Builtin.DICT && name == Name.FROMKEYS
    const builtin = isDictClass ? <i32>Builtin.DICT_FROMKEYS : Attributes.builtin(tag, name)
    const written = builtin ? -1 : Written.find(tag, name)
    if (!builtin && written < 0) return false
    Cell.move(cell, cell + CELL_BYTES)
    if (builtin) Cell.set(cell, Tag.BUILTIN, builtin)
    else Cell.set(cell, Tag.FUNCTION, written)
    return true
  }

  private static builtin(tag: i32, name: i32): i32 {
    if (tag == Tag.STR || tag == Tag.BYTES) return StringMethods.find(tag, name)
    if (tag == Tag.LIST || tag == Tag.TUPLE) return ListsModule.method(tag, name)
    if (tag == Tag.RANGE) return RangesModule.method(name)
    if (tag == Tag.DICT) return DictsModule.method(name)
    if (tag == Tag.DEQUE) return DequesModule.method(name)
    if (tag == Tag.PROPERTY) return ClassesModule.method(name)
    if (tag == Tag.SET || tag == Tag.FROZENSET || tag == Tag.VIEW) return SetsModule.method(tag, name)
    if (tag == Tag.TIMEDELTA) return name == Name.TOTAL_SECONDS ? Builtin.TIMEDELTA_TOTAL_SECONDS : 0
    if (tag == Tag.SIMPLE_QUEUE) return QueuesModule.method(name)
    if (tag == Tag.LOCK) return LocksModule.method(name)
    if (tag == Tag.RLOCK) return RLocksModule.method(name)
    if (tag == Tag.INTERPRETER) return InterpretersModule.method(name)
    if (tag == Tag.PROCESS) return ProcessesModule.method(name)
    if (tag == Tag.PROCESS_QUEUE) return ProcessQueuesModule.method(name)
    if (Generator.has(tag) || tag == Tag.ASYNC_STEP || tag == Tag.AWAIT_WRAPPER) return Attributes.ofGenerator(tag, name)
    if (tag == Tag.EXCEPTION) return ExceptionsModule.method(name)
    if (tag != Tag.THREAD) return 0
    if (name == Name.START) return Builtin.THREAD_START
    if (name == Name.JOIN) return Builtin.THREAD_JOIN
    return name == Name.IS_ALIVE ? Builtin.THREAD_IS_ALIVE : 0
  }

  private static ofGenerator(tag: i32, name: i32): i32 {
    const builtin = CoroutinesModule.method(tag, name)
    return builtin || tag == Tag.ASYNC_GENERATOR ? builtin : GeneratorsModule.method(name)
  }

  /**
   * Replaces the object in `cell` by its attribute, or by a callable that computes the attribute. The three cells above `cell` are free.
   * @returns a Found
   */
  static load(t: ThreadState, cell: usize, name: i32): i32 {
    const tag = Cell.tag(cell)
    if (Members.has(tag) && tag != Tag.EXCEPTION) return Members.load(t, cell, name)
    if (Attributes.value(t, cell, tag, name)) return Found.VALUE
    if (t.trap) return Found.FAILED
    if (Attributes.ofType(t, cell, tag, name)) return Found.VALUE
    if (t.trap) return Found.FAILED
    const builtin = Attributes.builtin(tag, name)
    const written = builtin ? -1 : Written.find(tag, name)
    if (builtin || written >= 0) {
      if (builtin) Cell.set(cell + CELL_BYTES, Tag.BUILTIN, builtin)
      else Cell.set(cell + CELL_BYTES, Tag.FUNCTION, written)
      return Members.bound(t, cell, cell + CELL_BYTES)
    }
    if (tag == Tag.EXCEPTION) return Members.load(t, cell, name)
    Attributes.raiseMissing(t, cell, name)
    return Found.FAILED
  }

  private static raiseMissing(t: ThreadState, cell: usize, name: i32): bool {
    const tag = Cell.tag(cell)
    const type = tag == Tag.BUILTIN ? TypeNames.text(<i32>Cell.object(cell)) : 0
    if (!type) return Errors.raise(t, Trap.ATTRIBUTE, tag, name)
    Objects.keep(type)
    return Errors.text(t, Trap.CLASS_ATTRIBUTE, tag, name, type)
  }

  /** Replaces the object in `cell` by its attribute. May run Python code. The three cells above `cell` are free. */
  static get(t: ThreadState, cell: usize, name: i32): bool {
    const found = Attributes.load(t, cell, name)
    if (found < Found.CALL) return found == Found.VALUE
    const count = found - Found.CALL
    const call = Reenter.begin(t)
    if (!call) {
      Objects.releaseCells(t, cell + CELL_BYTES, count)
      return false
    }
    Cell.moveMany(cell, call, count + 1)
    Cell.setNone(cell)
    if (!Reenter.run(t, call, count)) return false
    Cell.move(call, cell)
    return true
  }

  /** Reads `__self__` or `__func__` of a bound method. Its other attributes are those of its function, as in CPython. */
  private static ofMethod(t: ThreadState, cell: usize, name: i32): bool {
    const method = Cell.object(cell)
    const isShared = name != Name.DUNDER_SELF && name != Name.DUNDER_FUNC
    Objects.copyCell(method + (name == Name.DUNDER_SELF ? METHOD_OBJECT : METHOD_CALLABLE), cell)
    Objects.release(t, method)
    return !isShared || Attributes.load(t, cell, name) == Found.VALUE
  }

  /**
   * Reads `__class__` of any value, an attribute of a bound method, or an attribute of a builtin type. @returns false if it raised an
   * error, or, without an error, if the value lacks the attribute
   */
  private static ofType(t: ThreadState, cell: usize, tag: i32, name: i32): bool {
    const type = cell + CELL_BYTES
    if (name == Name.DUNDER_CLASS) {
      Types.of(cell, type)
      if (Cell.tag(type) == Tag.BUILTIN && Cell.int(type) == 0) return false
      Objects.releaseCell(t, cell)
      Cell.move(type, cell)
      return true
    }
    if (tag == Tag.METHOD) return Attributes.ofMethod(t, cell, name)
    if (tag == Tag.BUILTIN && Cell.object(cell) == Builtin.TYPE) {
      const builtin = name == Name.DUNDER_NEW ? Builtin.TYPE_NEW : name == Name.DUNDER_CALL ? Builtin.TYPE_CALL : Builtin.TYPE_INIT
      if (builtin != Builtin.TYPE_INIT || name == Name.DUNDER_INIT) {
        Cell.set(cell, Tag.BUILTIN, builtin)
        return true
      }
    }
    return tag == Tag.BUILTIN && TypeAttributes.load(t, cell, name)
  }

  /**
   * Replaces a number by its attribute `real`, `imag`, `numerator` or `denominator`. @returns false, without an error, if the number lacks
   * the attribute
   */
  private static ofNumber(t: ThreadState, cell: usize, tag: i32, name: i32): bool {
    if (name == Name.REAL || (name == Name.NUMERATOR && tag != Tag.FLOAT)) {
      if (tag == Tag.BOOL) store<i32>(cell, Tag.INT)
      return true
    }
    if (name != Name.IMAG && (name != Name.DENOMINATOR || tag == Tag.FLOAT)) return false
    if (tag == Tag.BIGINT) Objects.releaseCell(t, cell)
    if (tag == Tag.FLOAT) Cell.setFloat(cell, 0)
    else Cell.set(cell, Tag.INT, i64(name == Name.DENOMINATOR))
    return true
  }

  /**
   * Replaces a builtin value by one of its attributes other than a method. @returns false if it raised an error, or, without an error, if
   * the value lacks the attribute
   */
  private static value(t: ThreadState, cell: usize, tag: i32, name: i32): bool {
    if (tag == Tag.FUNCTION || tag == Tag.CLOSURE || tag == Tag.METHOD) return FunctionAttributes.load(t, cell, name)
    if (Generator.has(tag)) return FunctionAttributes.ofGenerator(t, cell, name)
    if (tag == Tag.SLICE) return SliceObjects.attribute(t, cell, name)
    if (tag == Tag.INT || tag == Tag.BOOL || tag == Tag.BIGINT || tag == Tag.FLOAT) return Attributes.ofNumber(t, cell, tag, name)
    if (tag == Tag.TIMEDELTA && DatetimeModule.attribute(cell, name)) return true
    if (tag == Tag.RANGE && RangesModule.attribute(t, cell, name)) return true
    if (tag == Tag.DEQUE && name == Name.MAXLEN) return DequesModule.maxlen(t, cell)
    if (tag == Tag.THREAD && ThreadingModule.attribute(t, cell, name)) return true
    if (tag == Tag.INTERPRETER && name == Name.ID) return InterpretersModule.id(t, cell)
    if (tag == Tag.PROCESS && ProcessesModule.attribute(t, cell, name)) return true
    if (tag >= Tag.PROPERTY && tag <= Tag.CLASS_METHOD) return ClassesModule.attribute(t, cell, name)
    return tag == Tag.EXCEPTION && ExceptionsModule.attribute(t, cell, name)
  }

  /**
   * setattr() and delattr(): sets an attribute to a copy of the value in the cell `value`, or deletes it if `value` is 0. If `plainly` is
   * true, ignores the `__setattr__` or `__delattr__` of the object's class, as object.__setattr__() does.
   */
  static set(t: ThreadState, object: usize, name: i32, value: usize, plainly: bool = false): bool {
    // From here on, the cells above the operands of the instruction contain the value and the object. If Python code must set the
    // attribute, Members.store() replaces the object by the callable and adds the arguments above the callable.
    const cell = t.sp + CELL_BYTES
    if (value) Objects.copyCell(value, cell)
    else Cell.set(cell, Tag.UNSET, 0)
    const target = cell + CELL_BYTES
    Objects.copyCell(object, target)
    const tag = Cell.tag(object)
    if (Attributes.isStoredByBuiltin(tag, name)) {
      const well = value ? Attributes.store(t, cell, name) : Errors.ofValue(t, Trap.ATTRIBUTE, object, name)
      if (!well) Objects.releaseCells(t, cell, 2)
      return well
    }
    const found = Members.store(t, target, name, value ? cell : 0, plainly)
    if (found == Found.VALUE || found == Found.FAILED) {
      Objects.releaseCell(t, target)
      if (found == Found.FAILED) Objects.releaseCell(t, cell)
      return found == Found.VALUE
    }
    const call = Reenter.begin(t)
    if (call) Cell.moveMany(target, call, found - Found.CALL + 1)
    else Objects.releaseCells(t, target, found - Found.CALL + 1)
    if (!call || !Reenter.run(t, call, found - Found.CALL)) return false
    Objects.releaseCell(t, call)
    return true
  }

  /**
   * Copies a special method to `to`. As in CPython, the method comes from the class, never from the instance. The caller passes the object
   * as the first argument. @returns false, without an error, if the class of the value lacks it
   */
  static special(cell: usize, name: i32, to: usize): bool {
    const tag = Cell.tag(cell)
    if (!Instances.isOne(tag)) return false
    const owner = Instances.classOf(Cell.object(cell))
    if (tag != Tag.INSTANCE) return Classes.find(owner, name, to)
    const version = Caches.versionOf(owner)
    const cached = Caches.find(version, name)
    if (cached & Cached.FUNCTION) {
      Cell.set(to, Tag.FUNCTION, <i64>(cached & CACHED_NUMBER))
      return true
    }
    if (!Classes.find(owner, name, to)) return false
    Caching.method(owner, version, to, name)
    return true
  }

  /** Whether store() sets the attribute. Members.store() sets every other attribute. */
  static isStoredByBuiltin(tag: i32, name: i32): bool {
    if (tag != Tag.EXCEPTION) return !Members.has(tag)
    return name == Name.ARGS || (name >= Name.DUNDER_CAUSE && name <= Name.DUNDER_NOTES)
  }

  /** STORE_ATTR: the value is in the cell `value`, and the object is in the cell above. On success, drops the value and the object. */
  static store(t: ThreadState, value: usize, name: i32): bool {
    const object = value + CELL_BYTES
    const tag = Cell.tag(object)
    let stored: bool = false
    if (tag == Tag.THREAD) stored = ThreadingModule.setAttribute(t, Cell.object(object), name, value)
    else if (tag == Tag.PROCESS) stored = ProcessesModule.setAttribute(t, Cell.object(object), name, value)
    else if (tag == Tag.EXCEPTION) stored = ExceptionsModule.setAttribute(t, Cell.object(object), name, value)
    else if (tag == Tag.CLOSURE) stored = FunctionAttributes.store(t, Cell.object(object), name, value)
    if (stored) Objects.releaseCells(t, value, 2)
    return stored || (t.trap ? false : Errors.raise(t, Trap.STORE_ATTRIBUTE, tag, name))
  }
}
