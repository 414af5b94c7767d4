import * as layout from '../../../assembly/abi/layout.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { I32, I64, W } from './encoder.ts'
import type { Frame } from './frame.ts'
import { CACHED_NUMBER, Cached, FIRST_KIND, HASH_FACTOR, HASH_SHIFT, INSTANCE, VERSIONS } from './offsets.ts'
import { dropShared, operandOf, replace } from './references.ts'
import { beginRead, checkRead, copyCell } from './shared-cells.ts'
import { mayBeObject } from './values.ts'

/** Puts the cache's entry for an attribute into a Wasm local, an i32. The version is in a local. Leaves the fast path without an entry. */
function cached(f: Frame, version: number, name: number): number {
  const { out } = f
  const key = f.temp(I32)
  const entry = f.temp(I64)
  const found = f.temp(I32)
  out.get(version).i32(name).op(W.i32add).tee(key)
  out.i32(HASH_FACTOR).op(W.i32mul).i32(HASH_SHIFT).op(W.i32shr_u).i32(3).op(W.i32shl)
  out.i32(f.around.cache).op(W.i32add).atomicLoad64(0).tee(entry)
  out.i64(32n).op(W.i64shr_u, W.i32wrap).get(key).op(W.i32ne)
  f.exitIf()
  out.get(entry).op(W.i32wrap).set(found)
  return found
}

/** The index of the value of an instance's own attribute, in a Wasm local. */
function indexOf(f: Frame, instance: number, name: number, kind: Cached): number {
  const { out } = f
  const version = f.temp(I32)
  out.get(instance).load32(INSTANCE.CLASS).load32(layout.CLASS_VERSION).set(version)
  const found = cached(f, version, name)
  out.get(found).i32(kind).op(W.i32and, W.i32eqz)
  f.exitIf()
  const index = f.temp(I32)
  out.get(found).i32(CACHED_NUMBER).op(W.i32and).set(index)
  return index
}

/** The address of the value with this index, in a Wasm local, as Fast.attribute() finds it. */
function cellOfValue(f: Frame, instance: number, index: number): number {
  const { out } = f
  const value = f.temp(I32)
  out.get(index).get(instance).load32(INSTANCE.CAPACITY).op(W.i32ge_s)
  f.exitIf()
  out.get(instance).load32(INSTANCE.VALUES).get(index).i32(4).op(W.i32shl, W.i32add).set(value)
  return value
}

/** LOAD_ATTR of a value that the instance itself has. */
export function loadAttribute(f: Frame, name: number): void {
  const object = f.peek(0)
  if ((object.tag ?? Tag.INSTANCE) !== Tag.INSTANCE) {
    f.alwaysMachine()
    return
  }
  const result = { tagL: f.temp(I32), pay: f.temp(I64) }
  f.joined(1, result, () => {
    const instance = operandOf(f, object, Tag.INSTANCE)
    const index = indexOf(f, instance, name, Cached.VALUE)
    const read = beginRead(f, instance, INSTANCE.LOCK)
    const value = cellOfValue(f, instance, index)
    checkRead(f, read)
    copyCell(f, read, value, result)
    if (!object.borrowed) dropShared(f, instance)
  })
}

/** STORE_ATTR of a value that the instance itself has or gets. */
export function storeAttribute(f: Frame, name: number): void {
  const { out } = f
  const object = f.peek(0)
  const value = f.peek(1)
  if ((object.tag ?? Tag.INSTANCE) !== Tag.INSTANCE) {
    f.alwaysMachine()
    return
  }
  f.joined(2, undefined, () => {
    const instance = operandOf(f, object, Tag.INSTANCE)
    const index = indexOf(f, instance, name, Cached.STORED)
    f.writing(instance, INSTANCE.LOCK, () => {
      const cell = cellOfValue(f, instance, index)
      out.get(cell).load32(0).op(W.i32eqz).if()
      stamp(f, instance, cell)
      out.end()
      replace(f, cell, instance, value)
    })
    if (!object.borrowed) dropShared(f, instance)
  })
}

/** Counts a new attribute of an instance, as Fast.stamp() does. */
function stamp(f: Frame, instance: number, cell: number): void {
  const { out } = f
  const head = f.temp(I32)
  const count = f.temp(I32)
  out.get(instance).load32(INSTANCE.VALUES).i32(INSTANCE.VALUES_HEAD).op(W.i32sub).tee(head).load32(0).set(count)
  out.get(cell).get(count).store32(layout.CELL_LOCK)
  out.get(head).get(count).i32(1).op(W.i32add).store32(0)
}

/** LOAD_METHOD of a method that the cache has, as Fast.method() finds it. Method and object are in memory afterwards. */
export function loadMethod(f: Frame, name: number): void {
  const { out } = f
  const object = f.peek(0)
  const height = f.stack.length
  if (object.tag !== undefined && !mayBeObject(object)) {
    f.alwaysMachine()
    return
  }
  const method = { tagL: f.temp(I32), pay: f.temp(I64) }
  f.joined(1, undefined, () => {
    const version = f.temp(I32)
    f.pushIs(object, Tag.INSTANCE)
    out.if()
    f.pushLow(object)
    out.load32(INSTANCE.CLASS).load32(layout.CLASS_VERSION).set(version)
    f.pushLow(object)
    out.load32(INSTANCE.CAPACITY).i32(0).op(W.i32lt_s)
    f.exitIf()
    out.i32(Tag.FUNCTION).set(method.tagL)
    out.else()
    f.pushTag(object)
    out.i32(FIRST_KIND).op(W.i32add).i32(VERSIONS).op(W.i32mul).set(version)
    out.i32(Tag.BUILTIN).set(method.tagL)
    out.end()
    const found = cached(f, version, name)
    out.get(found).i32(Cached.FUNCTION).op(W.i32and, W.i32eqz).get(method.tagL).i32(Tag.FUNCTION).op(W.i32eq, W.i32and)
    f.exitIf()
    out.get(found).i32(CACHED_NUMBER).op(W.i32and, W.i64extend_u).set(method.pay)
    f.spill({ ...object, mem: false }, height)
    f.spill({ mem: false, borrowed: false, ...method }, height - 1)
  })
  for (let i = 0; i < 2; i++) f.stack.push({ mem: true, borrowed: false })
}
