import { OBJECT_KIND } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { INSTANCE_FINALIZER } from './fields'
import { Marks } from './marks'

/** The order in which instances with `__del__` were made. INSTANCE_FINALIZER has the number of an instance that waits for no finalizer. */
export abstract class Ages {
  /** Sorts a chain of objects (marks.ts): the oldest instance comes first, generators come last. @returns the new chain */
  static sort(chain: usize): usize {
    let sorted = chain
    let runs = 2
    for (let length = 1; runs > 1; length <<= 1) {
      let rest = sorted
      let last: usize = 0
      sorted = 0
      for (runs = 0; rest; runs++) {
        const one = rest
        const other = Ages.cut(one, length)
        rest = Ages.cut(other, length)
        const first = Ages.merge(one, other)
        if (last) Marks.push(last, first)
        else sorted = first
        for (last = first; Marks.next(last); ) last = Marks.next(last)
      }
    }
    return sorted
  }

  /** Ends a chain after `length` objects. @returns the chain of the other objects */
  private static cut(chain: usize, length: i32): usize {
    if (!chain) return 0
    let last = chain
    for (let i = 1; i < length && Marks.next(last); i++) last = Marks.next(last)
    const rest = Marks.next(last)
    Marks.push(last, 0)
    return rest
  }

  private static merge(one: usize, other: usize): usize {
    let first: usize = 0
    let last: usize = 0
    while (one || other) {
      const takesOne = !other || (one != 0 && Ages.of(one) <= Ages.of(other))
      const next = takesOne ? one : other
      if (takesOne) one = Marks.next(one)
      else other = Marks.next(other)
      if (last) Marks.push(last, next)
      else first = next
      last = next
    }
    if (last) Marks.push(last, 0)
    return first
  }

  private static of(object: usize): u32 {
    return load<u8>(object, OBJECT_KIND) == Tag.INSTANCE ? load<u32>(object, INSTANCE_FINALIZER) : u32.MAX_VALUE
  }
}
