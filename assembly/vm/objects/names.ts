import { IMAGE_NAME_INDEX, IMAGE_NAMES, STR_DATA } from '../../abi/layout'
import { Str } from './strings'

/**
 * The names of a program: attributes, parameters and globals. The compiler gives each a number, its id. The image contains the str of each
 * id, and an index from a str to its id, for getattr() and for keyword arguments from a dict.
 */
export abstract class Names {
  /** The str of a name id, which is immortal. A negative id is the negative address of a str that no name equals (eval/keywords.ts). */
  @inline static text(id: i32): usize {
    if (id < 0) return <usize>-id
    return <usize>load<u32>(<usize>load<u32>(IMAGE_NAMES) + ((<usize>id) << 2))
  }

  /** The id of a str; -1 if the program contains no such name. */
  static find(str: usize): i32 {
    const index = <usize>load<u32>(IMAGE_NAME_INDEX)
    const mask = load<u32>(index) - 1
    let at = Names.hash(str) & mask
    while (true) {
      const entry = load<i32>(index + 4 + ((<usize>at) << 2))
      if (!entry) return -1
      if (Str.compare(Names.text(entry - 1), str) == 0) return entry - 1
      at = (at + 1) & mask
    }
  }

  /** FNV-1a over the bytes, as the host computes it (src/program/image/image.ts). */
  private static hash(str: usize): u32 {
    let hash: u32 = 0x811c9dc5
    for (let i = 0; i < Str.bytes(str); i++) hash = (hash ^ load<u8>(str + STR_DATA + <usize>i)) * 0x01000193
    return hash
  }
}
