import { CELL_BYTES, CELL_PAYLOAD } from '../../abi/layout'
import { Tag } from '../../abi/tags'

/** The base-2 logarithm of CELL_BYTES, for shifts. */
export const CELL_SHIFT: usize = 4

/**
 * A cell contains one value in 16 bytes: a tag and a payload. Locals, the value stack, list items, globals and constants are cells. If the
 * tag is below Tag.STR, the payload is the value itself. Otherwise the payload is the address of an object with a reference count
 * (objects.ts). Code that copies or drops such a cell must count the reference.
 *
 * Code that accesses a single cell reads and writes its tag as 32 bits. Reading more bits than the last write wrote would stall the
 * processor's store forwarding.
 */
export abstract class Cell {
  @inline static tag(cell: usize): i32 {
    return load<i32>(cell)
  }

  @inline static int(cell: usize): i64 {
    return load<i64>(cell, CELL_PAYLOAD)
  }

  @inline static float(cell: usize): f64 {
    return load<f64>(cell, CELL_PAYLOAD)
  }

  /** The address of the object, or the number of a function or builtin. */
  @inline static object(cell: usize): usize {
    return <usize>load<u32>(cell, CELL_PAYLOAD)
  }

  @inline static isObject(cell: usize): bool {
    return load<i32>(cell) >= Tag.STR
  }

  @inline static set(cell: usize, tag: i32, payload: i64): void {
    store<i32>(cell, tag)
    store<i64>(cell, payload, CELL_PAYLOAD)
  }

  @inline static setFloat(cell: usize, value: f64): void {
    store<i32>(cell, Tag.FLOAT)
    store<f64>(cell, value, CELL_PAYLOAD)
  }

  @inline static setBool(cell: usize, value: bool): void {
    store<i32>(cell, Tag.BOOL)
    store<i64>(cell, <i64>value, CELL_PAYLOAD)
  }

  @inline static setNone(cell: usize): void {
    store<i32>(cell, Tag.NONE)
    store<i64>(cell, 0, CELL_PAYLOAD)
  }

  /** Copies the bits of a cell. The reference moves with them, so its count does not change. */
  @inline static move(from: usize, to: usize): void {
    store<i32>(to, load<i32>(from))
    store<i64>(to, load<i64>(from, CELL_PAYLOAD), CELL_PAYLOAD)
  }

  static swap(one: usize, other: usize): void {
    const tag = Cell.tag(one)
    const payload = Cell.int(one)
    Cell.move(other, one)
    Cell.set(other, tag, payload)
  }

  /** Moves `count` cells; the regions may overlap. */
  @inline static moveMany(from: usize, to: usize, count: i32): void {
    memory.copy(to, from, <usize>count * CELL_BYTES)
  }

  /** Whether the tag is that of an int or a bool: a bool is an int in Python. */
  @inline static isInt(tag: i32): bool {
    return tag == Tag.INT || tag == Tag.BOOL
  }

  @inline static isNumber(tag: i32): bool {
    return tag == Tag.INT || tag == Tag.BOOL || tag == Tag.FLOAT
  }

  /** The number in a cell for which isNumber() holds. */
  @inline static number(cell: usize): f64 {
    return load<i32>(cell) == Tag.FLOAT ? Cell.float(cell) : <f64>Cell.int(cell)
  }
}
