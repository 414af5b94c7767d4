import * as layout from '../../../assembly/abi/layout.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { Code, F64, I64 } from './encoder.ts'

/** The parameters of a compiled function: the ThreadState, the frame's fp, the number of the entry, the ticks that are left. */
export const T = 0
export const FP = 1
export const ENTRY = 2
export const TICKS = 3
export const CELL = layout.CELL_BYTES
export const PAYLOAD = layout.CELL_PAYLOAD

/** The Wasm locals of a compiled function. */
export abstract class WasmLocals {
  readonly out = new Code(4)
  private readonly pool = new Map<number, { locals: number[]; used: number }>()
  private readonly homes = new Map<string, number>()

  /** Makes the temporary Wasm locals free. No value is in one of them. */
  forgetTemps(): void {
    for (const pool of this.pool.values()) pool.used = 0
  }

  /** Loads a Python local with a known tag into its home. */
  loadHome(local: number, tag: Tag): void {
    const { out } = this
    const payload = local * CELL + PAYLOAD
    if (tag === Tag.FLOAT) out.get(FP).loadF64(payload).set(this.home(local, F64))
    else out.get(FP).load64(payload).set(this.home(local, I64))
  }

  /** The Wasm local of a Python local with a known tag. */
  home(local: number, type: number): number {
    const key = `${local} ${type}`
    const known = this.homes.get(key)
    if (known !== undefined) return known
    const created = this.out.local(type)
    this.homes.set(key, created)
    return created
  }

  temp(type: number): number {
    const pool = this.pool.get(type) ?? { locals: [], used: 0 }
    this.pool.set(type, pool)
    if (pool.used === pool.locals.length) pool.locals.push(this.out.local(type))
    return pool.locals[pool.used++] as number
  }
}
