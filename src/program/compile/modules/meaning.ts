import type { Entity } from '../../library/library.ts'

/**
 * The compile-time meaning of a name: a name of Python's library, a module that is compiled with the program, a global variable of such a
 * module, or a name that a module lacks.
 */
export type Meaning =
  | Entity
  | { readonly kind: 'module'; readonly module: CompiledModule }
  | { readonly kind: 'variable'; readonly module: CompiledModule; readonly name: string }
  | Missing

/** A name that a module has neither in gil-lab nor in Python. The program runs until it uses the name, and then fails as in Python. */
export interface Missing {
  readonly kind: 'missing'
  readonly owner: string
  readonly name: string
}

/** A module that is compiled with the program, as other modules see it. */
export interface CompiledModule {
  /** The value of `__name__`. */
  readonly name: string
  /** Whether the file is part of gil-lab's library. Tracebacks hide the frames of library files. */
  readonly isLibrary: boolean
  /** The index of the global that holds the module's state. */
  readonly state: number
  /** The index of a global variable of this module. */
  global(name: string): number
  /**
   * What a name of this module means in other modules; undefined if this module never binds the name. A name that is assigned anywhere is a
   * variable.
   */
  member(name: string): Meaning | undefined
  /** Whether a class statement binds the name, in this module or in the module from which this module imports the name. */
  bindsClass(name: string): boolean
  /** The names that `from module import *` takes: those in `__all__`, or all without a leading underscore. */
  publicNames(): string[]
  /** The names of publicNames(), without those that this program cannot need. */
  ownPublicNames(): string[]
  /** Whether the compiler accepts `module.name = …` in other modules. The code of this module then reads the new value. */
  canSet(name: string): boolean
}

export function isSame(a: Meaning, b: Meaning): boolean {
  if (a.kind === 'builtin' || a.kind === 'class') return b.kind === a.kind && a.id === b.id
  if (a.kind === 'module') return b.kind === 'module' && a.module === b.module
  return a === b
}
