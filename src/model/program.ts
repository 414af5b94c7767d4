/** One Python function, compiled. Function 0 is the module. */
export interface FunctionCode {
  readonly name: string
  readonly parameters: readonly string[]
  /** Indices of the constants that the last parameters have as defaults. */
  readonly defaults: readonly number[]
  /** Names of all locals, the parameters first. */
  readonly locals: readonly string[]
  /** u32 each: opcode in the low byte, signed argument in the upper 24 bits (assembly/abi/opcodes.ts). */
  readonly code: Uint32Array
  /** The source line (from 1) of each instruction. */
  readonly lines: Uint32Array
  /** It uses no global and has no default: another interpreter can run it without the module. */
  readonly isStateless: boolean
  /** Cells of value stack that it needs at most. */
  readonly stackSize: number
}

export type Constant =
  | { readonly kind: 'none' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  /** A character a byte: U+0000 to U+00FF. */
  | { readonly kind: 'bytes'; readonly value: string }
  | { readonly kind: 'function'; readonly index: number }
  | { readonly kind: 'builtin'; readonly id: number }
  | { readonly kind: 'tuple'; readonly items: readonly Constant[] }

/** A compiled Python file: what the machine loads, and what tracebacks are made of. */
export interface Program {
  /** As it appears in tracebacks: "countdown.py". */
  readonly file: string
  readonly source: string
  readonly functions: readonly FunctionCode[]
  readonly constants: readonly Constant[]
  /** Names of the globals, in the order of their indices. */
  readonly globals: readonly string[]
  /** Globals that have a value before the first line runs: `__name__`'s, a shadowed builtin's. Index of global → index of constant. */
  readonly presetGlobals: ReadonlyMap<number, number>
  /** Names by name id − Name.FIRST. */
  readonly names: readonly string[]
  /** Keyword tables as the machine reads them: count, then name ids; CALL_KW points into it. */
  readonly keywords: Uint32Array
  /** How many threads and processes its source lets expect: no more than a hint, for workers that are ready when it starts them. */
  readonly expected: Starts
}

/** Threads and processes that a program starts. */
export interface Starts {
  readonly threads: number
  readonly processes: number
}

/** A thread's uncaught exception, as the machine left it. */
export interface TrapRecord {
  /** Trap */
  readonly code: number
  readonly a: number
  readonly b: number
  /** The value of a trap that carries text (an assertion's message). */
  readonly text?: string
  /** The error in another interpreter that it came of. */
  readonly cause?: TrapRecord
  /** Frames, outermost first: which function, which instruction. */
  readonly frames: readonly { readonly functionIndex: number; readonly instruction: number }[]
}
