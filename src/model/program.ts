/** A compiled Python function. Function 0 is the main file. */
export interface FunctionCode {
  readonly name: string
  /** The name in messages: "outer.<locals>.inner". */
  readonly qualifiedName: string
  /** The function's docstring; undefined if it has none. */
  readonly doc: string | undefined
  /** The index in Program.modules of the file that contains the function. */
  readonly module: number
  /** The parameters that accept an argument by position. The first `positionalOnly` of them accept no keyword. */
  readonly parameters: readonly string[]
  readonly positionalOnly: number
  readonly keywordOnly: readonly string[]
  /** Whether the function has a parameter `*args`. */
  readonly hasRest: boolean
  /** Whether the function has a parameter `**kwargs`. */
  readonly hasExtra: boolean
  /**
   * One number for each of `parameters` and then `keywordOnly`: 0 without a default; n above 0: the default is constant n - 1; n below 0:
   * the default is item -n - 1 of the function object's tuple of defaults.
   */
  readonly defaults: readonly number[]
  /**
   * Names of all locals, in this order: parameters, keyword-only parameters, `*args`, `**kwargs`, other variables, free variables, and the
   * variables that the compiler adds.
   */
  readonly locals: readonly string[]
  /**
   * The names of the attributes of a class, which are the first locals of the class body. Absent for a function that is not a class body.
   */
  readonly attributes?: readonly string[]
  /** Whether this is the function that the compiler adds as the caller of every `__init__`. Tracebacks do not show its frames. */
  readonly isShim?: true
  /** The number of free variables. The value of each is in a cell that the function object refers to. */
  readonly free: number
  /** The index in `locals` of the first free variable. */
  readonly firstFree: number
  /** One u32 per instruction: the opcode in the low byte, the signed argument in the upper 24 bits (assembly/abi/instructions.ts). */
  readonly code: Uint32Array
  /** The source line of each instruction. The first line is 1. */
  readonly lines: Uint32Array
  /** Whether the function uses no global and has no default. Another interpreter can then run it without the module. */
  readonly isStateless: boolean
  /** The largest number of value-stack cells that the function uses. */
  readonly stackSize: number
  /** The ranges of instructions that have a handler, in the order of the instructions. The ranges do not overlap. */
  readonly handlers: readonly HandlerRange[]
}

/** A range of instructions, from `start` up to, but not including, `end`, and the handler of the errors that these instructions raise. */
export interface HandlerRange {
  readonly start: number
  readonly end: number
  /** The first instruction of the handler. */
  readonly target: number
  /** The number of cells that stay on the value stack when the handler begins. The exception is in the cell above them. */
  readonly depth: number
}

export type Constant =
  | { readonly kind: 'none' }
  /** Python's NotImplemented. */
  | { readonly kind: 'not-implemented' }
  /** Python's Ellipsis, `...`. */
  | { readonly kind: 'ellipsis' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  /** One character per byte, from U+0000 to U+00FF. */
  | { readonly kind: 'bytes'; readonly value: string }
  | { readonly kind: 'function'; readonly index: number }
  | { readonly kind: 'builtin'; readonly id: number }
  /** A builtin class. `id` is a BuiltinClass. */
  | { readonly kind: 'class'; readonly id: number }
  | { readonly kind: 'tuple'; readonly items: readonly Constant[] }

/** A file of a program. */
export interface ModuleFile {
  /** The value of `__name__`. */
  readonly name: string
  /** The name in tracebacks: "countdown.py". */
  readonly file: string
  readonly source: string
  /** Whether the file is part of gil-lab's library. Tracebacks hide the frames of library files. */
  readonly isLibrary: boolean
}

/** A compiled Python program. The machine loads it, and tracebacks are built from it. */
export interface Program {
  /** The main file's name in tracebacks: "countdown.py". */
  readonly file: string
  /** The main file's text. */
  readonly source: string
  /** The main file, then all other files of the program, including those of the library. */
  readonly modules: readonly ModuleFile[]
  readonly functions: readonly FunctionCode[]
  readonly constants: readonly Constant[]
  /** Names of the globals by index. */
  readonly globals: readonly string[]
  /** For each global, the index of its file in `modules`. */
  readonly globalModules: readonly number[]
  /**
   * Globals that have a value before the first line runs: `__name__` and shadowed builtins. Maps the index of a global to the index of a
   * constant.
   */
  readonly presetGlobals: ReadonlyMap<number, number>
  /** The name with id `Name.FIRST + i` is at index i. */
  readonly names: readonly string[]
  /** The methods that lib/ adds to builtin types. They are written in Python. IMAGE_METHODS in assembly/abi/layout.ts explains `kind`. */
  readonly methods: readonly { readonly kind: number; readonly name: string; readonly function: number }[]
  /** Keyword tables as the machine reads them: a count, then name ids. CALL_KW's argument points to a table. */
  readonly keywords: Uint32Array
  /**
   * An estimate of the threads and processes that the program starts. The lab starts workers for them ahead, so that they need not wait.
   */
  readonly expected: Starts
}

/** Numbers of threads and processes that a program starts. */
export interface Starts {
  readonly threads: number
  readonly processes: number
}

/** A thread's uncaught exception as the machine recorded it. */
export interface TrapRecord {
  /** A value of Trap (assembly/abi/traps.ts). */
  readonly code: number
  readonly a: number
  readonly b: number
  /** The text of the error, such as an assertion's message. Absent for an error without a text. */
  readonly text?: string
  /** The error in another interpreter that caused this one. */
  readonly cause?: TrapRecord
  /** The frames, outermost first. */
  readonly frames: readonly TracedFrame[]
  /** What a traceback shows of the exception object. Absent if the machine raised the error and made no such object. */
  readonly raised?: RaisedError
}

/** A frame of a traceback, and the instruction that it was executing. */
export interface TracedFrame {
  readonly functionIndex: number
  readonly instruction: number
}

/** An exception object, as a traceback shows it. */
export interface RaisedError {
  /** The class, with its module unless that is builtins or __main__: "queue.Full". */
  readonly name: string
  /** The str() of the exception. */
  readonly text: string
  /** The exception's notes. */
  readonly notes: readonly string[]
  /** The frames, outermost first. */
  readonly frames: readonly TracedFrame[]
  /** The exception in `raise … from`. */
  readonly cause?: RaisedError
  /** The exception that was being handled when this one was raised. Absent if `raise … from` hides it. */
  readonly context?: RaisedError
  /** The exceptions in an exception group. Absent for other exceptions. */
  readonly members?: readonly RaisedError[]
}
