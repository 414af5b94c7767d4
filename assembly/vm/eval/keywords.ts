import { CELL_BYTES, STR_BYTES, STR_DATA, STR_LENGTH } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Dict } from '../objects/dict'
import { Functions } from '../objects/functions'
import { Names } from '../objects/names'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Cell } from '../objects/values'
import { Frames, HEADROOM } from './frames'

/** The keyword arguments of a call with `**`: a dict in the cell above the list of positional arguments, which is above the callable. */
export abstract class Keywords {
  /** KEYWORD_ADD: moves the value in the cell above `dict` into the dict. */
  static add(t: ThreadState, dict: usize, name: i32): bool {
    const key = Scratch.item(t)
    Cell.set(key, Tag.STR, <i64>Names.text(name))
    if (!Keywords.put(t, dict, key, dict + CELL_BYTES)) return false
    Objects.releaseCell(t, dict + CELL_BYTES)
    return true
  }

  /**
   * DICT_MERGE: copies the items of the mapping in the cell above `dict` into `dict`, and drops the mapping. Raises an error if the mapping
   * is not a dict.
   */
  static merge(t: ThreadState, dict: usize): bool {
    const mapping = dict + CELL_BYTES
    const tag = Cell.tag(mapping)
    if (tag != Tag.DICT) return Errors.raise(t, Trap.MAPPING_TYPE, tag, Functions.code(dict - 2 * CELL_BYTES))
    const key = Scratch.item(t)
    const value = Scratch.iterator(t)
    let well: bool = true
    for (let at = Dict.at(Cell.object(mapping), 0, key, value); at && well; at = Dict.at(Cell.object(mapping), at, key, value)) {
      well = Cell.tag(key) == Tag.STR ? Keywords.put(t, dict, key, value) : Errors.raise(t, Trap.KEYWORD_TYPE, 0, 0)
      Objects.releaseCell(t, key)
      Objects.releaseCell(t, value)
    }
    if (well) Objects.releaseCell(t, mapping)
    return well
  }

  /** Copies a keyword argument into the dict. Raises an error if the dict already has the keyword. */
  private static put(t: ThreadState, dict: usize, key: usize, value: usize): bool {
    const has = Dict.has(t, Cell.object(dict), key)
    if (!has) return Dict.set(t, Cell.object(dict), key, value)
    if (has < 0) return false
    Objects.keepCell(key)
    return Errors.text(t, Trap.KEYWORD_REPEATED, Functions.code(dict - 2 * CELL_BYTES), 0, Cell.object(key))
  }

  /**
   * Pushes copies of the values of a dict, whose keys are strs.
   * @returns a block; 0 if it raised an error. The table of the names (binder.ts) starts STR_DATA bytes after the block's address. The
   * table may refer to keys of the dict, so the caller drops the block before the dict.
   */
  static push(t: ThreadState, dict: usize): usize {
    const table = Keywords.place(t, dict, t.sp)
    if (table) t.sp += <usize>load<i32>(table, STR_DATA) * CELL_BYTES
    return table
  }

  /** Like push(), but writes the values to the cells above `top`. */
  static place(t: ThreadState, dict: usize, top: usize): usize {
    const count = Dict.length(dict)
    if (!Frames.hasCells(t, top, count + <i32>HEADROOM)) return Errors.memory(t)
    const bytes = (1 + count) << 2
    const table = Objects.create(t, Tag.BYTES, STR_DATA + <usize>bytes)
    if (!table) return 0
    store<i32>(table, bytes, STR_BYTES)
    store<i32>(table, bytes, STR_LENGTH)
    const key = Scratch.item(t)
    let pushed = 0
    for (let at = 0; pushed < count; pushed++) {
      at = Dict.at(dict, at, key, top + CELL_BYTES)
      if (!at) break
      top += CELL_BYTES
      const name = Names.find(Cell.object(key))
      store<i32>(table + STR_DATA + ((<usize>(1 + pushed)) << 2), name < 0 ? -(<i32>Cell.object(key)) : name)
      Objects.releaseCell(t, key)
    }
    store<i32>(table + STR_DATA, pushed)
    return table
  }

  /** If the program has no name with the text of the keyword, adds this text to the error about the keyword. */
  static nameInError(t: ThreadState): void {
    if (t.trap != Trap.BUILTIN_KEYWORD || t.trapB >= 0 || t.trapText) return
    t.trapText = <usize>-t.trapB
    Objects.keep(t.trapText)
  }
}
