import { Tag } from '../../../assembly/abi/tags.ts'
import type { FunctionCode } from '../../model/program.ts'
import { addReference } from './counts.ts'
import { I32, I64, W } from './encoder.ts'
import type { Surroundings } from './surroundings.ts'
import { floatOf, isObject, mayBeObject, type Val } from './values.ts'
import { CELL, FP, PAYLOAD, WasmLocals } from './wasm-locals.ts'

/**
 * The locals and the value stack of a compiled function, as the compiler knows them at the current instruction. Locals are always up to
 * date in memory; the value stack is not.
 */
export abstract class ValueStack extends WasmLocals {
  /** The tags of locals. Such a local is also in a Wasm local, its home. */
  known = new Map<number, Tag>()
  stack: Val[] = []

  /** A Wasm local with the owner of this thread's objects, in a run without a GIL. */
  readonly owner: number

  constructor(
    readonly code: FunctionCode,
    readonly around: Surroundings,
  ) {
    super()
    this.owner = this.out.local(I32)
  }

  cellOffset(position: number): number {
    return (this.code.locals.length + position) * CELL
  }

  /** Writes a value to its cell, if that is not up to date. The state of the compiler does not change. */
  spill(val: Val, position: number): void {
    if (val.mem) return
    const { out } = this
    const offset = this.cellOffset(position)
    out.get(FP)
    this.pushTag(val)
    out.store32(offset).get(FP)
    this.storePayload(val, offset)
    if (val.borrowed && mayBeObject(val)) this.keep(val)
  }

  spillAll(): void {
    for (const [position, val] of this.stack.entries()) this.spill(val, position)
  }

  storePayload(val: Val, offset: number): void {
    if (val.tag === Tag.FLOAT && val.f !== undefined) this.out.get(val.f).storeF64(offset + PAYLOAD)
    else {
      this.pushBits(val)
      this.out.store64(offset + PAYLOAD)
    }
  }

  pushTag(val: Val): void {
    if (val.tag !== undefined) this.out.i32(val.tag)
    else this.out.get(val.tagL as number)
  }

  /** Pushes whether the tag of a value is this one. */
  pushIs(val: Val, tag: Tag): void {
    this.pushTag(val)
    this.out.i32(tag).op(W.i32eq)
  }

  /** Pushes the 64 bits of a loaded value's payload. */
  pushBits(val: Val): void {
    const { out } = this
    if (val.bits !== undefined) out.i64(val.bits)
    else if (val.cond !== undefined) out.get(val.cond).op(W.i64extend_u)
    else if (val.pay !== undefined) out.get(val.pay)
    else out.get(val.f as number).op(W.i64reinterpret)
  }

  /** Pushes the low 32 bits of a loaded value's payload: the address of an object, or the truth of a bool. */
  pushLow(val: Val): void {
    if (val.cond !== undefined) this.out.get(val.cond)
    else {
      this.pushBits(val)
      this.out.op(W.i32wrap)
    }
  }

  pushFloat(val: Val): void {
    const { out } = this
    if (val.bits !== undefined) out.f64(floatOf(val.bits))
    else if (val.f !== undefined) out.get(val.f)
    else out.get(val.pay as number).op(W.f64reinterpret)
  }

  /** Adds a reference if the value is an object that counts. */
  keep(val: Val): void {
    const { out } = this
    const object = this.temp(I32)
    const isUnknown = val.tag === undefined
    if (isUnknown) {
      this.pushTag(val)
      out.i32(Tag.STR).op(W.i32ge_s).if()
    }
    this.pushLow(val)
    out.set(object)
    addReference(this, object)
    if (isUnknown) out.end()
  }

  keepIfObject(val: Val): void {
    if (mayBeObject(val)) this.keep(val)
  }

  /** Makes the stack own the references that it has only borrowed, except those of the top `except` values. */
  own(except = 0): void {
    for (const val of this.stack.slice(0, this.stack.length - except)) this.ownOne(val)
  }

  ownOne(val: Val): void {
    if (val.mem || !val.borrowed || !mayBeObject(val)) return
    this.keep(val)
    val.borrowed = false
  }

  /** Writes the whole stack to memory. */
  flush(): void {
    for (const [position, val] of this.stack.entries()) {
      this.spill(val, position)
      val.mem = true
      val.borrowed = false
    }
  }

  /** Loads a value into Wasm locals. */
  load(val: Val, position: number): void {
    if (val.bits !== undefined || val.pay !== undefined || val.f !== undefined || val.cond !== undefined) return
    const { out } = this
    const offset = this.cellOffset(position)
    if (val.tag === undefined) {
      val.tagL = this.temp(I32)
      out.get(FP).load32(offset).set(val.tagL)
    }
    val.pay = this.temp(I64)
    out
      .get(FP)
      .load64(offset + PAYLOAD)
      .set(val.pay)
  }

  /** The value at a distance from the top, loaded. */
  peek(distance: number): Val {
    const position = this.stack.length - 1 - distance
    const val = this.stack[position] as Val
    this.load(val, position)
    return val
  }

  push(val: Omit<Val, 'mem'>): void {
    this.stack.push({ mem: false, ...val })
  }

  drop(count: number): void {
    this.stack.length -= count
  }

  /** Forgets which Wasm locals contain the values, if all of the values are in memory, so that the locals are free. */
  forgetLoaded(): void {
    if (!this.stack.every(({ mem }) => mem)) return
    this.stack = this.stack.map(() => ({ mem: true, borrowed: false }))
    this.forgetTemps()
  }

  /** Notes the tag that a check has just found. */
  learn(val: Val, tag: Tag): void {
    val.tag = tag
    if (val.home === undefined || this.known.has(val.home)) return
    this.pushBits(val)
    this.out.set(this.home(val.home, I64))
    this.known.set(val.home, tag)
  }

  /** Notes that the current instruction has changed a local. */
  forgetLocal(local: number): void {
    this.known.delete(local)
  }

  /** Whether a value with this tag may be in a local whose old value must be dropped. */
  mayHoldObject(local: number): boolean {
    const tag = this.known.get(local)
    return tag === undefined || isObject(tag)
  }
}
