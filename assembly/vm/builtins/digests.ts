import { Builtin } from '../../abi/builtins'
import { Block } from '../../abi/events'
import { CELL_BYTES, STR_DATA } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Blocking } from '../../gil/gil'
import { ThreadState } from '../../thread'
import { Digests } from '../objects/digests'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

/** Data of at least this many bytes is hashed without the GIL, as in CPython's _hashlib. */
const RELEASES_FROM: i32 = 2048

/** The module _digests, which only lib/hashlib.py calls. */
export abstract class DigestsModule {
  /**
   * Executes update(state, data, table), which returns a new state: that of the hash after the data. objects/digests.ts describes state and
   * table.
   */
  static call(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    if (!Arguments.counts(t, Builtin.DIGEST, count, 3, 3)) return false
    for (let i = 0; i < 3; i++) {
      const tag = Cell.tag(first + <usize>i * CELL_BYTES)
      if (tag != Tag.BYTES) return Arguments.badType(t, Builtin.DIGEST, tag)
    }
    const from = Cell.object(first)
    const data = Cell.object(first + CELL_BYTES)
    const table = Cell.object(first + 2 * CELL_BYTES) + STR_DATA
    const state = Str.ofKind(t, Tag.BYTES, from + STR_DATA, Str.bytes(from))
    if (!state) return false
    const words = Scratch.text(t)
    const bytes = Str.bytes(data)
    // The computation needs no GIL: the stack has a reference to the data, and no other thread knows the new state.
    if (bytes < RELEASES_FROM) Digests.update(state + STR_DATA, data + STR_DATA, bytes, table, words)
    else {
      Blocking.begin(t, Block.SYSTEM_CALL, 0, true)
      Digests.update(state + STR_DATA, data + STR_DATA, bytes, table, words)
      Blocking.end(t)
    }
    Cell.set(callable, Tag.BYTES, <i64>state)
    return true
  }
}
