import { BUILTINS } from '../library/library.ts'
import type { Meaning } from './modules/meaning.ts'
import type { SymbolTable } from './symbol-table.ts'
import type { Symbols } from './symbols.ts'

/**
 * The meaning of a name: a local, a variable in a cell, a global, or an entity of Python's library. The compiler knows the value of an
 * entity.
 */
type Binding =
  | { readonly kind: 'local' | 'cell'; readonly index: number }
  | { readonly kind: 'global'; readonly name: string }
  | { readonly kind: 'entity'; readonly entity: Meaning }
  /** A name that a class body binds. It means a local. While the local is unset, it means what it means outside of the class body. */
  | { readonly kind: 'attribute'; readonly index: number; readonly outside: Binding }

interface Hidden {
  readonly name: string
  readonly index: number
  readonly isCell: boolean
}

/** The names of one frame: of a function or of the module. */
export class Scope {
  /** Names of the locals by index: parameters, then other variables, then free variables. Hidden ones come last. */
  readonly locals: string[] = []
  readonly #indices = new Map<string, number>()
  /**
   * The names that a class body binds, with the indices of their locals. In a method, such a name refers to a variable of a scope outside
   * the class.
   */
  readonly #attributes = new Map<string, number>()
  /** Whether the function uses a global of the module. Builtins do not count. */
  usesGlobals = false
  /**
   * Variables of comprehensions, and locals that the compiler adds, such as the subject of a `match`. No statement can assign to them. If
   * two have the same name, the later one shadows the earlier one.
   */
  readonly #hidden: Hidden[] = []

  constructor(
    readonly table: SymbolTable,
    readonly symbols: Symbols,
    /** The names of the parameters in the order of the frame's locals. */
    parameters: readonly string[] = [],
  ) {
    if (this.isModule) return
    const own = table.kind === 'class' ? this.#attributes : this.#indices
    for (const name of new Set([...parameters, ...table.assigned])) own.set(name, this.locals.push(name) - 1)
    if (table.kind === 'class') for (const name of table.cells) this.#indices.set(name, this.locals.push(name) - 1)
    for (const name of table.free) this.#indices.set(name, this.locals.push(name) - 1)
  }

  get isModule(): boolean {
    return this.table.kind === 'module'
  }

  /** Whether the name is a comprehension's variable here. */
  isHidden(name: string): boolean {
    return this.#hidden.some((variable) => variable.name === name)
  }

  /**
   * Whether the compiler is inside a comprehension. The hidden variables of a comprehension have the names that the program gives them. The
   * names of other hidden variables begin with a dot.
   */
  get isHiding(): boolean {
    return this.#hidden.some(({ name }) => !name.startsWith('.'))
  }

  /** The names of the locals that become the attributes of a class, in the order of the locals. */
  get attributes(): string[] {
    return [...this.#attributes.keys()]
  }

  get assignedGlobals(): ReadonlySet<string> {
    return this.symbols.assignedGlobals
  }

  /** The indices of the function's own variables that are in cells. */
  get cells(): number[] {
    return [...this.table.cells].map((name) => this.#indices.get(name) as number)
  }

  resolve(name: string): Binding {
    const hidden = this.#hidden.findLast((variable) => variable.name === name)
    if (hidden) return { kind: hidden.isCell ? 'cell' : 'local', index: hidden.index }
    const attribute = this.#attributes.get(name)
    const outside = this.#resolveVariable(name)
    return attribute === undefined ? outside : { kind: 'attribute', index: attribute, outside }
  }

  #resolveVariable(name: string): Binding {
    const index = this.#indices.get(name)
    if (index !== undefined) return { kind: this.table.cells.has(name) || this.table.free.has(name) ? 'cell' : 'local', index }
    return this.#imported(name) ?? this.#resolveGlobal(name)
  }

  /** The index of the local that contains the cell of this variable. An inner function captures the variable. */
  cellOf(name: string): number {
    const hidden = this.#hidden.findLast((variable) => variable.name === name)
    return hidden?.index ?? (this.#indices.get(name) as number)
  }

  /** The meaning that an import statement, in this function or in a function around it, gives to the name. */
  #imported(name: string): Binding | undefined {
    for (let table: SymbolTable | undefined = this.table; table && table.kind !== 'module'; table = table.outer) {
      if (table.globals.has(name)) return undefined
      const entity = table.kind === 'class' && table !== this.table ? undefined : table.imports.get(name)
      if (entity) return { kind: 'entity', entity }
    }
    return undefined
  }

  #resolveGlobal(name: string): Binding {
    if (this.assignedGlobals.has(name)) {
      this.usesGlobals = true
      return { kind: 'global', name }
    }
    const imported = this.symbols.module.imports.get(name)
    const entity = imported ?? BUILTINS.get(name)
    if (imported || !entity) this.usesGlobals = true
    return entity ? { kind: 'entity', entity } : { kind: 'global', name }
  }

  /** Adds a hidden variable. The returned `end` removes it again. */
  hide(name: string, isCell: boolean): { index: number; isCell: boolean; end: () => void } {
    const index = this.locals.push(name) - 1
    this.#hidden.push({ name, index, isCell })
    const end = () => {
      this.#hidden.splice(
        this.#hidden.findLastIndex((variable) => variable.index === index),
        1,
      )
    }
    return { index, isCell, end }
  }
}
