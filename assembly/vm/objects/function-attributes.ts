import { CELL_BYTES, FUNCTION_BYTES, FUNCTION_DOC, FUNCTION_NAME_STRING, FUNCTION_QUALIFIED_NAME, IMAGE_FUNCTIONS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { CLOSURE_ATTRIBUTES, CLOSURE_LOCK, METHOD_CALLABLE, METHOD_OBJECT } from './fields'
import { Functions } from './functions'
import { Generator } from './generator'
import { List } from './lists'
import { Objects } from './objects'
import { Scratch } from './scratch'
import { Spin } from './spin'
import { Cell } from './values'

/**
 * The attributes of functions and bound methods. A function object has a list of the attributes that the program has set: name id, value,
 * name id, value and so on. A function that is only a number (Tag.FUNCTION) needs no such list. If the program sets an attribute of a
 * function by the function's name, as in `f.count = 0`, the compiler makes an object of that function.
 */
export abstract class FunctionAttributes {
  /**
   * Replaces the function or bound method in `cell` by an attribute. @returns false, without an error, if the function or method lacks the
   * attribute
   */
  static load(t: ThreadState, cell: usize, name: i32): bool {
    if (Cell.tag(cell) == Tag.METHOD) return FunctionAttributes.ofMethod(t, cell, name)
    const found = Scratch.result(t)
    if (Cell.tag(cell) == Tag.CLOSURE && FunctionAttributes.find(Cell.object(cell), name, found)) {
      Objects.releaseCell(t, cell)
      Cell.move(found, cell)
      return true
    }
    const record = <usize>load<u32>(IMAGE_FUNCTIONS) + <usize>Functions.index(cell) * FUNCTION_BYTES
    let str: usize = 0
    if (name == Name.DUNDER_NAME) str = load<u32>(record, FUNCTION_NAME_STRING)
    else if (name == Name.DUNDER_QUALNAME) str = load<u32>(record, FUNCTION_QUALIFIED_NAME)
    else if (name == Name.DUNDER_DOC) str = load<u32>(record, FUNCTION_DOC)
    else return false
    return Objects.finish(t, cell, 1, str ? Tag.STR : Tag.NONE, <i64>str)
  }

  /** Replaces a generator or coroutine by its `__name__` or `__qualname__`. @returns false, without an error, for every other name */
  static ofGenerator(t: ThreadState, cell: usize, name: i32): bool {
    if (name != Name.DUNDER_NAME && name != Name.DUNDER_QUALNAME) return false
    const record = <usize>load<u32>(IMAGE_FUNCTIONS) + <usize>Generator.of(cell).function * FUNCTION_BYTES
    const str = load<u32>(record + (name == Name.DUNDER_NAME ? FUNCTION_NAME_STRING : FUNCTION_QUALIFIED_NAME))
    return Objects.finish(t, cell, 1, Tag.STR, <i64>str)
  }

  private static ofMethod(t: ThreadState, cell: usize, name: i32): bool {
    const method = Cell.object(cell)
    const isObject = name == Name.DUNDER_SELF
    const found = Scratch.result(t)
    Objects.copyCell(method + (isObject ? METHOD_OBJECT : METHOD_CALLABLE), found)
    const tag = Cell.tag(found)
    const isFunction = tag == Tag.FUNCTION || tag == Tag.CLOSURE
    if (isObject || name == Name.DUNDER_FUNC) {
      Objects.release(t, method)
      Cell.move(found, cell)
      return true
    }
    // The function is in the scratch cell, which load() overwrites. So the function moves to `cell`, in place of the method.
    if (isFunction) {
      Cell.move(found, cell)
      if (FunctionAttributes.load(t, cell, name)) {
        Objects.release(t, method)
        return true
      }
      Cell.move(cell, found)
    }
    Objects.releaseCell(t, found)
    Cell.set(cell, Tag.METHOD, <i64>method)
    return false
  }

  /** The str that the program has set as the `__qualname__` of a function; 0 for none. */
  static qualname(cell: usize): usize {
    if (Cell.tag(cell) != Tag.CLOSURE) return 0
    const item = FunctionAttributes.place(Cell.object(cell), Name.DUNDER_QUALNAME)
    return item && Cell.tag(item) == Tag.STR ? Cell.object(item) : 0
  }

  /** Copies to `to` an attribute that the program has set. @returns whether there is one */
  private static find(closure: usize, name: i32, to: usize): bool {
    Spin.lock(closure + CLOSURE_LOCK)
    const item = FunctionAttributes.place(closure, name)
    if (item) Objects.copyCell(item, to)
    Spin.unlock(closure + CLOSURE_LOCK)
    return item != 0
  }

  /** Sets an attribute of a function object to the value of a cell. The cell keeps its value. @returns false if it raised an error */
  static store(t: ThreadState, closure: usize, name: i32, value: usize): bool {
    const cell = Scratch.result(t)
    Objects.copyCell(value, cell)
    Spin.lock(closure + CLOSURE_LOCK)
    const item = FunctionAttributes.place(closure, name)
    const well = item != 0 || FunctionAttributes.add(t, closure, name, cell)
    if (item) Cell.swap(cell, item)
    Spin.unlock(closure + CLOSURE_LOCK)
    if (item || !well) Objects.releaseCell(t, cell)
    return well
  }

  private static add(t: ThreadState, closure: usize, name: i32, value: usize): bool {
    let list: usize = load<u32>(closure, CLOSURE_ATTRIBUTES)
    if (!list) {
      list = List.create(t, 2)
      if (!list) return false
      store<u32>(closure, <u32>list, CLOSURE_ATTRIBUTES)
    }
    const key = Scratch.operand(t)
    Cell.set(key, Tag.INT, name)
    // The list must not contain a name without a value. If the second append() fails, the code therefore removes the name again.
    if (!List.append(t, list, key)) return false
    if (List.append(t, list, value)) return true
    List.pop(list, -1, key)
    return false
  }

  /** The address of the value of an attribute; 0 if the function object lacks it. The caller holds the lock. */
  private static place(closure: usize, name: i32): usize {
    const list: usize = load<u32>(closure, CLOSURE_ATTRIBUTES)
    if (!list) return 0
    for (let i = 0; i < List.length(list); i += 2) {
      const key = List.items(list) + <usize>i * CELL_BYTES
      if (Cell.int(key) == <i64>name) return key + CELL_BYTES
    }
    return 0
  }
}
