import type { Tag } from '../../../assembly/abi/tags.ts'
import type { FunctionCode } from '../../model/program.ts'

/** What a compiled function has to know of the program's image. */
export interface Surroundings {
  /** The address of a function's code. */
  code(index: number): number
  /** A constant's cell: its tag and the 64 bits of its payload. */
  constant(index: number): { readonly tag: Tag; readonly bits: bigint }
  /** The function that a global contains, as far as the text of the program shows. */
  globalFunction(global: number): number | undefined
  /** The function with this index if compiled code may call it. */
  callable(index: number): FunctionCode | undefined
  /** Whether the run has no GIL. */
  readonly isFree: boolean
  /** The address of the cache of attributes. */
  readonly cache: number
  /** What to add to the address of an instruction to get the address of its word in the table of entries. */
  readonly entriesDelta: number
}

/** What the next pass over a function must do otherwise than the last one. */
export interface Lessons {
  /** Instructions that the machine executes. */
  readonly steps: Set<number>
  /** For each loop header, the locals whose tag does not stay the same. */
  readonly unstable: Map<number, Set<number>>
}
