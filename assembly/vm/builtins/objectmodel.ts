import { Builtin } from '../../abi/builtins'
import { BuiltinClass } from '../../abi/classes'
import {
  CELL_BYTES,
  CLASS_HAS_NEW,
  CLASS_IS_ABSTRACT,
  CLASS_IS_EXCEPTION,
  CLASS_MODULE,
  CLASS_QUALIFIED_NAME,
  EXCEPTION_TRACE,
} from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LackReason, ObjectReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Apply } from '../eval/apply'
import { Definitions } from '../eval/definitions'
import { Metaclasses, NO_METACLASS } from '../eval/metaclasses'
import { Classes } from '../objects/classes'
import { Dict } from '../objects/dict'
import { Exceptions } from '../objects/exceptions'
import { Hashes } from '../objects/hashes'
import { Instances } from '../objects/instances'
import { Names } from '../objects/names'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { SliceObjects } from '../objects/slice-objects'
import { Traces } from '../objects/traces'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { ClassRepr } from '../text/classrepr'
import { ExceptionText } from '../text/exceptiontext'
import { Repr } from '../text/repr'
import { Text } from '../text/text'
import { Arguments } from './arguments'

/** The methods of object and of type, slice(), and a function that copies the traceback of an exception. */
export abstract class ObjectModel {
  static has(id: i32): bool {
    return (id >= Builtin.OBJECT_NEW && id <= Builtin.COPY_TRACE) || id == Builtin.SLICE
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    switch (id) {
      case Builtin.OBJECT_NEW:
        return ObjectModel.create(t, callable, first, count, keywords)
      case Builtin.TYPE_NEW: {
        const positional = count - (keywords ? load<i32>(keywords) : 0)
        if (positional != 4) return Errors.raise(t, Trap.OBJECT, ObjectReason.TYPE_ARGUMENT_COUNT, 0)
        return ObjectModel.make(t, callable, first + CELL_BYTES, Cell.tag(first) == Tag.CLASS ? Cell.object(first) : 0, keywords)
      }
      case Builtin.TYPE_INIT: {
        Cell.setNone(callable)
        return true
      }
      case Builtin.OBJECT_INIT_SUBCLASS: {
        Cell.setNone(callable)
        return !keywords || ObjectModel.about(t, ObjectReason.SUBCLASS_KEYWORDS, Cell.object(first))
      }
      case Builtin.OBJECT_REPR:
      case Builtin.OBJECT_STR:
        return Arguments.counts(t, id, count, 1, 1) && ObjectModel.write(t, id, callable, first)
      case Builtin.OBJECT_HASH: {
        if (!Arguments.counts(t, id, count, 1, 1)) return false
        Cell.set(callable, Tag.INT, Hashes.address(first))
        return true
      }
      case Builtin.SLICE:
        return Arguments.counts(t, id, count, 1, 3) && SliceObjects.construct(t, callable, first, count)
      case Builtin.COPY_TRACE:
        return Arguments.counts(t, id, count, 2, 2) && ObjectModel.copyTrace(t, callable, first)
      default:
        return Arguments.counts(t, id, count, 2, 2) && ObjectModel.same(id, callable, first)
    }
  }

  /**
   * The builtin of a method that every class inherits from object, such as `__eq__`; 0 for every other name. `__new__` and `__init__` are
   * not here, because they depend on the class (eval/members.ts).
   */
  static ofObject(name: i32): i32 {
    switch (name) {
      case Name.DUNDER_SETATTR:
        return Builtin.OBJECT_SETATTR
      case Name.DUNDER_DELATTR:
        return Builtin.OBJECT_DELATTR
      case Name.DUNDER_REPR:
        return Builtin.OBJECT_REPR
      case Name.DUNDER_STR:
        return Builtin.OBJECT_STR
      case Name.DUNDER_EQ:
        return Builtin.OBJECT_EQ
      case Name.DUNDER_NE:
        return Builtin.OBJECT_NE
      case Name.DUNDER_HASH:
        return Builtin.OBJECT_HASH
      default:
        return 0
    }
  }

  // --- methods of object --------------------------------------------------------------------------------------------------------------

  /** Executes `__eq__` and `__ne__` of object. */
  private static same(id: i32, callable: usize, first: usize): bool {
    if (Compare.identical(first, first + CELL_BYTES)) Cell.setBool(callable, id == Builtin.OBJECT_EQ)
    else Cell.set(callable, Tag.NOT_IMPLEMENTED, 0)
    return true
  }

  private static write(t: ThreadState, id: i32, callable: usize, first: usize): bool {
    const text = Text.begin(t)
    let well: bool = true
    if (Cell.tag(first) == Tag.EXCEPTION) {
      const exception = Cell.object(first)
      well = id == Builtin.OBJECT_STR ? ExceptionText.str(t, text, exception) : ExceptionText.repr(t, text, exception, 0)
    } else if (Cell.tag(first) == Tag.INSTANCE && id == Builtin.OBJECT_REPR) ClassRepr.write(text, first)
    else well = Repr.repr(t, text, first, 0)
    if (!well) return text.abandon()
    const str = text.finish()
    if (str) Cell.set(callable, Tag.STR, <i64>str)
    return str != 0
  }

  /** Executes `object.__new__(cls)` and `BaseException.__new__(cls, *args)`. */
  private static create(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    if (count == 0 || Cell.tag(first) != Tag.CLASS) {
      return Errors.raise(t, Trap.OBJECT, ObjectReason.NEW_TYPE, count ? Cell.tag(first) : <i32>Tag.NONE)
    }
    const owner = Cell.object(first)
    if (Classes.hasFlag(owner, CLASS_IS_EXCEPTION)) {
      const named = keywords ? load<i32>(keywords) : 0
      const exception = Exceptions.create(t, owner, first + CELL_BYTES, count - 1 - named)
      if (exception) Cell.set(callable, Tag.EXCEPTION, <i64>exception)
      return exception != 0
    }
    if (count > 1 && Classes.hasFlag(owner, CLASS_HAS_NEW)) return Errors.raise(t, Trap.OBJECT, ObjectReason.NEW_ARGUMENTS, 0)
    if (count > 1 && !Classes.has(owner, Name.DUNDER_INIT)) {
      const name = Classes.name(owner)
      Objects.keep(name)
      return Errors.text(t, Trap.CLASS_ARGUMENTS, count - 1, 0, name)
    }
    if (Classes.hasFlag(owner, CLASS_IS_ABSTRACT)) return ObjectModel.abstractError(t, owner)
    const instance = Instances.create(t, owner)
    if (instance) Cell.set(callable, Tag.INSTANCE, <i64>instance)
    return instance != 0
  }

  /** Raises the error for a call of a class with abstract methods. @returns false */
  static abstractError(t: ThreadState, owner: usize): bool {
    const methods = Scratch.result(t)
    if (!Classes.find(owner, Name._ABSTRACT_METHODS, methods)) return false
    const text = Text.begin(t)
    ClassRepr.str(text, Classes.name(owner))
    text.byte(10)
    ClassRepr.str(text, Cell.object(methods))
    Objects.releaseCell(t, methods)
    const str = text.finish()
    return str != 0 && Errors.text(t, Trap.OBJECT, ObjectReason.ABSTRACT, 0, str)
  }

  private static about(t: ThreadState, reason: ObjectReason, owner: usize): bool {
    const name = Classes.name(owner)
    Objects.keep(name)
    return Errors.text(t, Trap.OBJECT, reason, 0, name)
  }

  private static copyTrace(t: ThreadState, callable: usize, first: usize): bool {
    const from = Cell.object(first)
    const to = Cell.object(first + CELL_BYTES)
    Traces.free(t, <usize>load<u32>(to, EXCEPTION_TRACE))
    store<u32>(to, 0, EXCEPTION_TRACE)
    const trace = <usize>load<u32>(from, EXCEPTION_TRACE)
    const count = trace ? Traces.count(trace) : 0
    for (let i = 0; i < count; i++) Traces.add(t, to + EXCEPTION_TRACE, Traces.pc(trace, count - 1 - i))
    Cell.setNone(callable)
    return true
  }

  // --- type() with three arguments ----------------------------------------------------------------------------------------------------

  /** Executes type(name, bases, namespace). Calls the metaclass of the bases, if they have one. */
  static fromType(t: ThreadState, callable: usize, name: usize): bool {
    const bases = name + CELL_BYTES
    if (Cell.tag(bases) != Tag.TUPLE) return ObjectModel.make(t, callable, name, 0, 0)
    if (!Definitions.areBases(t, Cell.object(bases))) return false
    const winner = Metaclasses.derived(t, Cell.object(bases), 0)
    if (winner == NO_METACLASS) return false
    if (!winner) return ObjectModel.make(t, callable, name, 0, 0)
    const meta = Scratch.result(t)
    Cell.set(meta, Tag.CLASS, <i64>winner)
    return Apply.all(t, meta, name, 3, callable)
  }

  /** Makes a class of the name, the tuple of the bases and the dict of the attributes in the cells from `name` on. */
  static make(t: ThreadState, callable: usize, name: usize, meta: usize, keywords: usize): bool {
    for (let i = 0; i < 3; i++) {
      const tag = Cell.tag(name + <usize>i * CELL_BYTES)
      const expected = i == 0 ? Tag.STR : i == 1 ? Tag.TUPLE : Tag.DICT
      if (tag != expected) return Errors.raise(t, Trap.OBJECT, ObjectReason.TYPE_ARGUMENT, tag | ((i + 1) << 8))
    }
    if (!Definitions.prepare(t, name + CELL_BYTES)) return false
    const bases = Cell.object(name + CELL_BYTES)
    const winner = Metaclasses.derived(t, bases, meta == Exceptions.classAt(BuiltinClass.TYPE) ? 0 : meta)
    if (winner == NO_METACLASS) return false
    const made = Definitions.create(t, bases, winner, Cell.object(name))
    if (!made) return false
    const given = ObjectModel.keywordDict(t, name, keywords)
    const well =
      (!keywords || given != 0) &&
      ObjectModel.describe(t, made, Cell.object(name)) &&
      ObjectModel.fill(t, made, Cell.object(name + 2 * CELL_BYTES)) &&
      Definitions.finish(t, made, given, t.sp + 2 * CELL_BYTES)
    if (given) Objects.release(t, given)
    if (well) Cell.set(callable, Tag.CLASS, <i64>made)
    else Objects.release(t, made)
    return well
  }

  /** A dict of the keyword arguments, whose cells follow the three cells from `name` on; 0 if there are none or the heap is exhausted. */
  private static keywordDict(t: ThreadState, name: usize, keywords: usize): usize {
    if (!keywords) return 0
    const dict = Dict.create(t)
    const key = Scratch.item(t)
    for (let i = 0; i < load<i32>(keywords) && dict; i++) {
      Cell.set(key, Tag.STR, <i64>Names.text(load<i32>(keywords + 4 + ((<usize>i) << 2))))
      if (Dict.set(t, dict, key, name + <usize>(3 + i) * CELL_BYTES)) continue
      Objects.release(t, dict)
      return 0
    }
    return dict
  }

  /**
   * Sets the qualified name of a new class to its name, and its module to "__main__". fill() replaces them if the dict of attributes
   * contains `__qualname__` or `__module__`.
   */
  private static describe(t: ThreadState, made: usize, name: usize): bool {
    Objects.keep(name)
    store<u32>(made, <u32>name, CLASS_QUALIFIED_NAME)
    const text = Text.begin(t)
    text.letters(0x5f5f6e69616d5f5f) // '__main__'
    const str = text.finish()
    store<u32>(made, <u32>str, CLASS_MODULE)
    return str != 0
  }

  private static fill(t: ThreadState, made: usize, dict: usize): bool {
    const key = Scratch.item(t)
    const value = Scratch.result(t)
    for (let at = Dict.at(dict, 0, key, value); at; at = Dict.at(dict, at, key, value)) {
      const id = Cell.tag(key) == Tag.STR ? Names.make(t, Cell.object(key)) : -1
      Objects.releaseCell(t, key)
      if (id >= 0 && Definitions.place(t, made, id, value)) continue
      Objects.releaseCell(t, value)
      return t.trap != 0 ? false : Errors.raise(t, Trap.LACKS, LackReason.NEW_NAME, 0)
    }
    return true
  }
}
