import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Deque } from '../objects/deques'
import { Dict } from '../objects/dict'
import { DEQUE_SHOWN_BY, DICT_SHOWN_BY, SLICE_CELLS } from '../objects/fields'
import { Objects } from '../objects/objects'
import { MAX_NESTING, Scratch } from '../objects/scratch'
import { Sets } from '../objects/sets'
import { Cell } from '../objects/values'
import { View, ViewKind } from '../objects/views'
import { Repr } from './repr'
import { Text } from './text'

/**
 * The repr() of dicts, their views, sets, deques and slices. `depth` is the number of scratch cells that the containers around the value
 * keep.
 */
export abstract class ContainerRepr {
  static write(t: ThreadState, text: Text, cell: usize, depth: i32): bool {
    if (depth + 2 >= MAX_NESTING) return Errors.raise(t, Trap.RECURSION, 0, 0)
    if (Sets.isOne(Cell.tag(cell))) return ContainerRepr.set(t, text, cell, depth)
    if (Cell.tag(cell) == Tag.DEQUE) return ContainerRepr.deque(t, text, cell, depth)
    const dict = View.dictOf(cell)
    const isView = Cell.tag(cell) == Tag.VIEW
    if (isView) ContainerRepr.viewHead(text, View.kindOf(cell))
    else if (load<u32>(dict, DICT_SHOWN_BY) == <u32>t.address) {
      text.letters(0x7d2e2e2e7b) // '{...}'
      return true
    } else {
      store<u32>(dict, <u32>t.address, DICT_SHOWN_BY)
      text.byte(123) // '{'
    }
    const well = ContainerRepr.items(t, text, cell, depth)
    if (isView)
      text.letters(0x295d) // '])'
    else {
      store<u32>(dict, 0, DICT_SHOWN_BY)
      text.byte(125) // '}'
    }
    return well
  }

  private static deque(t: ThreadState, text: Text, cell: usize, depth: i32): bool {
    const deque = Cell.object(cell)
    if (load<u32>(deque, DEQUE_SHOWN_BY) == <u32>t.address) {
      text.letters(0x5d2e2e2e5b) // '[...]'
      return true
    }
    store<u32>(deque, <u32>t.address, DEQUE_SHOWN_BY)
    text.letters(0x5b286575716564) // 'deque(['
    const item = Scratch.nested(t, depth)
    let well: bool = true
    for (let i = 0; well && Deque.get(deque, i, item); i++) {
      if (i) text.letters(0x202c)
      well = Repr.repr(t, text, item, depth + 2)
      Objects.releaseCell(t, item)
    }
    store<u32>(deque, 0, DEQUE_SHOWN_BY)
    text.byte(93)
    if (Deque.maxlen(deque) >= 0) {
      text.letters(0x6c78616d202c) // ', maxl'
      text.letters(0x3d6e65) // 'en='
      Repr.int(text, Deque.maxlen(deque))
    }
    text.byte(41)
    return well
  }

  private static set(t: ThreadState, text: Text, cell: usize, depth: i32): bool {
    const set = Cell.object(cell)
    const isFrozen = Cell.tag(cell) == Tag.FROZENSET
    const isEmpty = Sets.length(set) == 0
    if (isFrozen) {
      text.letters(0x65736e657a6f7266) // 'frozense'
      text.letters(0x2874) // 't('
    } else if (isEmpty) text.letters(0x28746573) // 'set('
    if (isEmpty) {
      text.byte(41)
      return true
    }
    text.byte(123)
    const item = Scratch.nested(t, depth)
    let well: bool = true
    for (let at = 0; well; ) {
      const next = Sets.at(set, at, item)
      if (!next) break
      if (at) text.letters(0x202c)
      at = next
      well = Repr.repr(t, text, item, depth + 2)
      Objects.releaseCell(t, item)
    }
    text.byte(125)
    if (isFrozen) text.byte(41)
    return well
  }

  private static viewHead(text: Text, kind: ViewKind): void {
    text.letters(0x5f74636964) // 'dict_'
    if (kind == ViewKind.KEYS)
      text.letters(0x7379656b) // 'keys'
    else if (kind == ViewKind.VALUES)
      text.letters(0x7365756c6176) // 'values'
    else text.letters(0x736d657469) // 'items'
    text.letters(0x5b28) // '(['
  }

  private static items(t: ThreadState, text: Text, cell: usize, depth: i32): bool {
    const dict = View.dictOf(cell)
    const isDict = Cell.tag(cell) == Tag.DICT
    const kind = View.kindOf(cell)
    const key = Scratch.nested(t, depth)
    const value = key + CELL_BYTES
    let well: bool = true
    let first = true
    for (let at = Dict.at(dict, 0, key, value); at && well; at = Dict.at(dict, at, key, value)) {
      if (!first) text.letters(0x202c) // ', '
      first = false
      if (!isDict && kind == ViewKind.ITEMS) text.byte(40)
      if (kind != ViewKind.VALUES) well = Repr.repr(t, text, key, depth + 2)
      if (isDict)
        text.letters(0x203a) // ': '
      else if (kind == ViewKind.ITEMS) text.letters(0x202c)
      if (well && (isDict || kind != ViewKind.KEYS)) well = Repr.repr(t, text, value, depth + 2)
      if (!isDict && kind == ViewKind.ITEMS) text.byte(41)
      Objects.releaseCells(t, key, 2)
      if (!well) break
    }
    return well
  }

  /** Writes "slice(1, 2, None)". */
  static slice(t: ThreadState, text: Text, slice: usize, depth: i32): bool {
    text.letters(0x286563696c73) // 'slice('
    for (let i = 0; i < 3; i++) {
      if (i > 0) text.letters(0x202c)
      if (!Repr.repr(t, text, slice + SLICE_CELLS + <usize>i * CELL_BYTES, depth + 1)) return false
    }
    text.byte(41)
    return true
  }
}
