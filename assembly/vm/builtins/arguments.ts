import { CELL_BYTES } from '../../abi/layout'
import { Trap } from '../../abi/opcodes'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Cell } from '../values'

/** Longer than any run; keeps seconds × 10⁹ within 64 bits. */
const MAX_SECONDS: f64 = 9e9

/** What a builtin was called with: `count` cells from `first` on, the last of them named by `keywords` (count, then name ids; 0: none). */
export abstract class Arguments {
  /** The cell of the argument at `position`, the object of a method being 0, or called `name`; 0 if it was not given. */
  static find(first: usize, count: i32, keywords: usize, position: i32, name: i32): usize {
    const named = keywords ? load<i32>(keywords) : 0
    const positional = count - named
    if (position < positional) return first + <usize>position * CELL_BYTES
    for (let i = 0; i < named; i++) if (Arguments.nameAt(keywords, i) == name) return first + <usize>(positional + i) * CELL_BYTES
    return 0
  }

  /** Notes an error unless all keywords are one of the two. */
  static areKnown(t: ThreadState, id: i32, keywords: usize, one: i32, other: i32): bool {
    const named = keywords ? load<i32>(keywords) : 0
    for (let i = 0; i < named; i++) {
      const name = Arguments.nameAt(keywords, i)
      if (name != one && name != other) return Errors.raise(t, Trap.BUILTIN_KEYWORD, id, name)
    }
    return true
  }

  /** A number of seconds, as a timeout. */
  static nanoseconds(cell: usize): i64 {
    return <i64>(min(max(Cell.number(cell), 0), MAX_SECONDS) * 1e9)
  }

  @inline private static nameAt(keywords: usize, index: i32): i32 {
    return load<i32>(keywords + 4 + ((<usize>index) << 2))
  }
}
