import { Builtin } from '../../abi/builtins'
import { Operator } from '../../abi/instructions'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { ContainerReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Hashes } from '../objects/hashes'
import { Missing } from '../objects/missing'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { SetAlgebra, Walk } from '../objects/set-algebra'
import { Sets } from '../objects/sets'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

/** set(), frozenset() and their methods. isdisjoint() is also a method of the views of a dict. */
export abstract class SetsModule {
  static has(id: i32): bool {
    return id == Builtin.SET || id == Builtin.FROZENSET || (id >= Builtin.SET_ADD && id <= Builtin.SET_ISDISJOINT)
  }

  /** The Builtin of the method with this name; 0 if the type has no such method. */
  static method(tag: i32, name: i32): i32 {
    if (name == Name.ISDISJOINT) return Builtin.SET_ISDISJOINT
    if (tag == Tag.VIEW) return 0
    if (name >= Name.UNION && name <= Name.SYMMETRIC_DIFFERENCE) return Builtin.SET_UNION + name - Name.UNION
    if (name == Name.ISSUBSET) return Builtin.SET_ISSUBSET
    if (name == Name.ISSUPERSET) return Builtin.SET_ISSUPERSET
    if (name == Name.COPY) return Builtin.SET_COPY
    if (tag == Tag.FROZENSET) return 0
    if (name >= Name.INTERSECTION_UPDATE && name <= Name.SYMMETRIC_DIFFERENCE_UPDATE) {
      return Builtin.SET_INTERSECTION_UPDATE + name - Name.INTERSECTION_UPDATE
    }
    if (name == Name.ADD) return Builtin.SET_ADD
    if (name == Name.DISCARD) return Builtin.SET_DISCARD
    if (name == Name.REMOVE) return Builtin.SET_REMOVE
    if (name == Name.POP) return Builtin.SET_POP
    if (name == Name.CLEAR) return Builtin.SET_CLEAR
    return name == Name.UPDATE ? Builtin.SET_UPDATE : 0
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    if (id <= Builtin.FROZENSET) {
      if (!Arguments.counts(t, id, count, 0, 1)) return false
      const isFrozen = id == Builtin.FROZENSET
      if (isFrozen && count && Cell.tag(first) == Tag.FROZENSET) {
        Objects.copyCell(first, callable)
        return true
      }
      return SetAlgebra.make(t, isFrozen ? Tag.FROZENSET : Tag.SET, count ? first : 0, callable)
    }
    if (id >= Builtin.SET_UNION && id <= Builtin.SET_SYMMETRIC_DIFFERENCE_UPDATE) return SetsModule.several(t, id, callable, first, count)
    const takesNone = id >= Builtin.SET_POP && id <= Builtin.SET_COPY
    if (!Arguments.counts(t, id, count, takesNone ? 1 : 2, takesNone ? 1 : 2)) return false
    if (id == Builtin.SET_COPY) {
      const isFrozen = Cell.tag(first) == Tag.FROZENSET
      if (isFrozen) Objects.copyCell(first, callable)
      return isFrozen || SetAlgebra.make(t, Tag.SET, first, callable)
    }
    if (id >= Builtin.SET_ISSUBSET) return SetsModule.relation(t, id, callable, first)
    Cell.setNone(callable)
    return SetsModule.change(t, id, callable, first)
  }

  /** Executes the methods that add, remove or take one item, or remove all items. */
  private static change(t: ThreadState, id: i32, callable: usize, first: usize): bool {
    const set = Cell.object(first)
    const item = first + CELL_BYTES
    if (id == Builtin.SET_POP) return Sets.pop(set, callable) || Errors.raise(t, Trap.CONTAINER, ContainerReason.SET_POP_EMPTY, 0)
    if (id == Builtin.SET_CLEAR) {
      const taken = Sets.create(t, Tag.SET)
      if (!taken) return false
      Sets.exchange(set, taken)
      Objects.release(t, taken)
      return true
    }
    const hash = id == Builtin.SET_ADD ? Hashes.of(t, item) : Sets.hashOf(t, item)
    if (hash == -1) return false
    if (id == Builtin.SET_ADD) return Sets.add(t, set, item, hash, 0)
    const removed = Sets.remove(t, set, item, hash, 0)
    return removed < 0 ? false : removed || id == Builtin.SET_DISCARD ? true : Missing.key(t, item)
  }

  /** Executes issubset(), issuperset() and isdisjoint(), whose argument is any iterable. */
  private static relation(t: ThreadState, id: i32, callable: usize, first: usize): bool {
    const other = first + CELL_BYTES
    let verdict = 0
    if (id == Builtin.SET_ISDISJOINT) verdict = SetAlgebra.walk(t, Walk.NONE, other, first, 0, 0)
    else if (id == Builtin.SET_ISSUPERSET) verdict = SetAlgebra.walk(t, Walk.ALL, other, first, 0, 0)
    else {
      const made = Scratch.item(t)
      if (!SetAlgebra.make(t, Tag.SET, other, made)) return false
      verdict = SetAlgebra.walk(t, Walk.ALL, first, made, 0, 0)
      Objects.releaseCell(t, made)
    }
    Cell.setBool(callable, verdict > 0)
    return verdict >= 0
  }

  /**
   * The methods that combine a set with iterables. symmetric_difference() and symmetric_difference_update() take exactly one. The other
   * methods take any number.
   */
  private static several(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const isChange = id >= Builtin.SET_UPDATE
    const index = isChange ? id - Builtin.SET_UPDATE : id - Builtin.SET_UNION
    const operator = index == 0 ? Operator.OR : index == 1 ? Operator.AND : index == 2 ? Operator.SUBTRACT : Operator.XOR
    if (operator == Operator.XOR && !Arguments.counts(t, id, count, 2, 2)) return false
    if (isChange) {
      Cell.setNone(callable)
      for (let i = 1; i < count; i++) if (!SetAlgebra.change(t, operator, first, first + <usize>i * CELL_BYTES)) return false
      return true
    }
    if (count == 1) return SetAlgebra.make(t, Cell.tag(first), first, callable)
    const result = Scratch.result(t)
    for (let i = 1; i < count; i++) {
      const well = SetAlgebra.combine(t, operator, i == 1 ? first : callable, first + <usize>i * CELL_BYTES, result)
      if (i > 1) Objects.releaseCell(t, callable)
      Cell.move(result, callable)
      if (!well) return false
    }
    return true
  }
}
