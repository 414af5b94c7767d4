import {
  IMAGE_MADE_NAMES,
  IMAGE_NAME_COUNT,
  IMAGE_NAME_INDEX,
  IMAGE_NAME_LOCK,
  IMAGE_NAMES,
  IMMORTAL,
  MADE_NAMES,
  MADE_NAMES_BYTES,
  MADE_NAMES_TEXT,
  MOST_MADE_NAMES,
  OBJECT_REFCOUNT,
  STR_DATA,
} from '../../abi/layout'
import { Mutex } from '../../sync/mutex'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Str } from './strings'

/**
 * The names of a program: attributes, parameters and globals. The compiler gives each a number, its id. The image contains the str of each
 * id, and an index from a str to its id, for getattr() and for keyword arguments from a dict. setattr() and type() can make further names
 * at run time. The ids of these names follow those of the image.
 */
export abstract class Names {
  /**
   * The str of a name id. If the id is not negative, the str is immortal. A keyword argument from a dict can have a name that the program
   * does not contain. The id is then the negative address of the name's str, which has a reference count (eval/keywords.ts).
   */
  @inline static text(id: i32): usize {
    if (id < 0) return <usize>-id
    if (Names.isMade(id)) return Names.made(id - load<i32>(IMAGE_NAME_COUNT))
    return <usize>load<u32>(<usize>load<u32>(IMAGE_NAMES) + ((<usize>id) << 2))
  }

  /** Whether the program has made the name at run time. The host does not know the text of such a name. */
  @inline static isMade(id: i32): bool {
    return id >= load<i32>(IMAGE_NAME_COUNT)
  }

  @inline private static table(): usize {
    return <usize>load<u32>(IMAGE_MADE_NAMES)
  }

  @inline private static made(index: i32): usize {
    return <usize>load<u32>(Names.table() + MADE_NAMES + ((<usize>index) << 2))
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

  /** Searches the names that the program has made. The search needs no lock, because add() writes the count last. */
  private static findMade(str: usize): i32 {
    const count = Word.load(Names.table())
    for (let i = 0; i < count; i++) if (Str.compare(Names.made(i), str) == 0) return load<i32>(IMAGE_NAME_COUNT) + i
    return -1
  }

  /** Like find(), but adds the str as a new name if the program lacks it. @returns -1, without an error, if the table is full */
  static make(t: ThreadState, str: usize): i32 {
    const known = Names.find(str)
    if (known >= 0) return known
    Mutex.lock(t, IMAGE_NAME_LOCK)
    const again = Names.findMade(str)
    const id = again >= 0 ? again : Names.add(str)
    Mutex.unlock(IMAGE_NAME_LOCK)
    return id
  }

  private static add(str: usize): i32 {
    const table = Names.table()
    const count = load<i32>(table)
    const bytes = STR_DATA + <usize>Str.bytes(str)
    const used = load<u32>(table, 4)
    const copy = used ? <usize>used : table + MADE_NAMES_TEXT
    if (count == MOST_MADE_NAMES || copy + bytes > table + MADE_NAMES_BYTES) return -1
    memory.copy(copy, str, bytes)
    store<i32>(copy, IMMORTAL, OBJECT_REFCOUNT)
    store<u32>(table + MADE_NAMES + ((<usize>count) << 2), <u32>copy)
    store<u32>(table, <u32>((copy + bytes + 7) & ~7), 4)
    Word.store(table, count + 1)
    return load<i32>(IMAGE_NAME_COUNT) + count
  }

  /** FNV-1a over the bytes, as the host computes it (src/program/image/image.ts). */
  private static hash(str: usize): u32 {
    let hash: u32 = 0x811c9dc5
    for (let i = 0; i < Str.bytes(str); i++) hash = (hash ^ load<u8>(str + STR_DATA + <usize>i)) * 0x01000193
    return hash
  }
}
