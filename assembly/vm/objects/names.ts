import {
  IMAGE_MADE_NAMES,
  IMAGE_NAME_COUNT,
  IMAGE_NAME_INDEX,
  IMAGE_NAME_LOCK,
  IMAGE_NAMES,
  IMMORTAL,
  OBJECT_REFCOUNT,
  STR_DATA,
} from '../../abi/layout'
import { ThreadState } from '../../thread'
import { Heap } from './heap'
import { Spin } from './spin'
import { Str } from './strings'

/** How many names a program can make at run time. */
const MOST_MADE: i32 = 4096
/** The table of the made names: a u32 count, then the u32 address of each str. */
const MADE_BYTES: usize = 4 + 4 * 4096

/**
 * The names of a program: attributes, parameters and globals. The compiler gives each a number, its id. The image contains the str of each
 * id, and an index from a str to its id, for getattr() and for keyword arguments from a dict. setattr() and type() can make further names
 * at
 * run time; their ids follow those of the image.
 */
export abstract class Names {
  /** The str of a name id, which is immortal. A negative id is the negative address of a str that no name equals (eval/keywords.ts). */
  @inline static text(id: i32): usize {
    if (id < 0) return <usize>-id
    if (Names.isMade(id)) return Names.made(id - load<i32>(IMAGE_NAME_COUNT))
    return <usize>load<u32>(<usize>load<u32>(IMAGE_NAMES) + ((<usize>id) << 2))
  }

  /** Whether the program has made the name at run time. The host does not know its text. */
  @inline static isMade(id: i32): bool {
    return id >= load<i32>(IMAGE_NAME_COUNT)
  }

  @inline private static made(index: i32): usize {
    return <usize>load<u32>(<usize>load<u32>(IMAGE_MADE_NAMES) + 4 + ((<usize>index) << 2))
  }

  /** The id of a str; -1 if the program contains no such name. */
  static find(str: usize): i32 {
    const index = <usize>load<u32>(IMAGE_NAME_INDEX)
    const mask = load<u32>(index) - 1
    let at = Names.hash(str) & mask
    while (true) {
      const entry = load<i32>(index + 4 + ((<usize>at) << 2))
      if (!entry) return Names.findMade(str)
      if (Str.compare(Names.text(entry - 1), str) == 0) return entry - 1
      at = (at + 1) & mask
    }
  }

  private static findMade(str: usize): i32 {
    const table = <usize>load<u32>(IMAGE_MADE_NAMES)
    const count = table ? load<i32>(table) : 0
    for (let i = 0; i < count; i++) if (Str.compare(Names.made(i), str) == 0) return load<i32>(IMAGE_NAME_COUNT) + i
    return -1
  }

  /** Like find(), but makes a name if the program contains none. @returns -1 if there is no room for it */
  static make(t: ThreadState, str: usize): i32 {
    const known = Names.find(str)
    if (known >= 0) return known
    Spin.lock(IMAGE_NAME_LOCK)
    const id = Names.add(t, str)
    Spin.unlock(IMAGE_NAME_LOCK)
    return id
  }

  private static add(t: ThreadState, str: usize): i32 {
    const again = Names.findMade(str)
    if (again >= 0) return again
    let table = <usize>load<u32>(IMAGE_MADE_NAMES)
    if (!table) {
      table = Heap.allocate(t, MADE_BYTES)
      if (!table) return -1
      store<i32>(table, 0)
      store<u32>(IMAGE_MADE_NAMES, <u32>table)
    }
    const count = load<i32>(table)
    const copy = count < MOST_MADE ? Str.copyOf(t, str + STR_DATA, Str.bytes(str)) : 0
    if (!copy) return -1
    store<i32>(copy, IMMORTAL, OBJECT_REFCOUNT)
    store<u32>(table + 4 + ((<usize>count) << 2), <u32>copy)
    store<i32>(table, count + 1)
    return load<i32>(IMAGE_NAME_COUNT) + count
  }

  /** FNV-1a over the bytes, as the host computes it (src/program/image/image.ts). */
  private static hash(str: usize): u32 {
    let hash: u32 = 0x811c9dc5
    for (let i = 0; i < Str.bytes(str); i++) hash = (hash ^ load<u8>(str + STR_DATA + <usize>i)) * 0x01000193
    return hash
  }
}
