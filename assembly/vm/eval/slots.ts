import { CELL_BYTES, CLASS_ATTRIBUTES, CLASS_LACKS_DICT, IMAGE_CLASSES, STR_DATA, TUPLE_ITEMS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { ObjectReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Classes } from '../objects/classes'
import { List, Tuple } from '../objects/lists'
import { Names } from '../objects/names'
import { Str } from '../objects/strings'
import { Table } from '../objects/tables'
import { Cell } from '../objects/values'
import { Text } from '../text/text'

/**
 * The rules of `__slots__`. An instance keeps its attributes as any other instance does; the class decides which ones it can have.
 * `__slots__` is a list, a tuple or a str of names. With any other iterable, instances can have all attributes.
 */
export abstract class Slots {
  /**
   * The flag of a new class: CLASS_LACKS_DICT or 0. It is CLASS_LACKS_DICT if the class and all its ancestors other than object have
   * `__slots__`, and no `__slots__` contains the name `__dict__`.
   */
  static flag(made: usize): i32 {
    for (let i = 0; i < Classes.depth(made); i++) {
      const one = Classes.at(made, i)
      if (one == <usize>load<u32>(IMAGE_CLASSES)) continue
      const slots = Table.find(<usize>load<u32>(one, CLASS_ATTRIBUTES), Name.DUNDER_SLOTS)
      if (!slots) return 0
      const tag = Cell.tag(slots)
      if (tag != Tag.LIST && tag != Tag.TUPLE && tag != Tag.STR) return 0
      if (Slots.names(slots, Names.text(Name.DUNDER_DICT))) return 0
    }
    return CLASS_LACKS_DICT
  }

  /** Whether an instance of the class can have the attribute. */
  static allows(owner: usize, id: i32): bool {
    if (!Classes.hasFlag(owner, CLASS_LACKS_DICT)) return true
    const name = Names.text(id)
    for (let i = 0; i < Classes.depth(owner); i++) {
      const slots = Table.find(<usize>load<u32>(Classes.at(owner, i), CLASS_ATTRIBUTES), Name.DUNDER_SLOTS)
      if (slots && Slots.names(slots, name)) return true
    }
    return false
  }

  private static names(slots: usize, name: usize): bool {
    const tag = Cell.tag(slots)
    const object = Cell.object(slots)
    if (tag == Tag.STR) return Slots.means(object, name)
    const isList = tag == Tag.LIST
    const first = isList ? List.items(object) : object + TUPLE_ITEMS
    const count = isList ? List.length(object) : Tuple.length(object)
    for (let i = 0; i < count; i++) {
      const cell = first + <usize>i * CELL_BYTES
      if (Cell.tag(cell) == Tag.STR && Slots.means(Cell.object(cell), name)) return true
    }
    return false
  }

  /** Whether a slot has this name. The compiler puts the name of the class before a private name: `__x` becomes `_Point__x`. */
  private static means(slot: usize, name: usize): bool {
    if (Str.compare(slot, name) == 0) return true
    const rest = Str.bytes(name) - Str.bytes(slot)
    const isPrivate = load<u16>(slot, STR_DATA) == 0x5f5f && rest > 1 && load<u8>(name, STR_DATA) == 95
    return isPrivate && memory.compare(name + STR_DATA + <usize>rest, slot + STR_DATA, <usize>Str.bytes(slot)) == 0
  }

  /** Raises the error for an attribute that the instances of the class cannot have. @returns false */
  static refuse(t: ThreadState, owner: usize, id: i32): bool {
    const text = Text.begin(t)
    Slots.write(text, Classes.name(owner))
    text.byte(10)
    Slots.write(text, Names.text(id))
    const str = text.finish()
    return str != 0 && Errors.text(t, Trap.OBJECT, ObjectReason.NO_SLOT, 0, str)
  }

  private static write(text: Text, str: usize): void {
    text.copy(str + STR_DATA, Str.bytes(str))
  }
}
