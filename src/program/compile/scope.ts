import { BUILTINS, type Entity } from '../library/library.ts'
import type { Bindings } from './bindings.ts'

/** The meaning of a name: a local, a global, or an entity of Python's library. The compiler knows the value of an entity. */
type Binding =
  | { readonly kind: 'local'; readonly index: number }
  | { readonly kind: 'global'; readonly name: string }
  | { readonly kind: 'entity'; readonly entity: Entity }

/** The names of one function or of the module. A function's scope refers to the module's scope; the module's own scope refers to none. */
export class Scope {
  /** Names of the locals by index, parameters first. */
  readonly locals: string[] = []
  readonly #indices = new Map<string, number>()
  /** Whether the function uses a global of the module. Builtins do not count. */
  usesGlobals = false
  /** Variables of comprehensions. No statement can assign to them. If two have the same name, the later one shadows the earlier one. */
  readonly #hidden: { name: string; index: number }[] = []

  constructor(
    readonly bindings: Bindings,
    /** Globals that a statement of the program assigns to. */
    readonly assignedGlobals: ReadonlySet<string>,
    readonly module?: Scope,
    parameters: readonly string[] = [],
  ) {
    if (!module) return
    for (const name of new Set([...parameters, ...bindings.assigned])) this.#indices.set(name, this.locals.push(name) - 1)
  }

  get isModule(): boolean {
    return this.module === undefined
  }

  resolve(name: string): Binding {
    const hidden = this.#hidden.findLast((variable) => variable.name === name)
    if (hidden) return { kind: 'local', index: hidden.index }
    const index = this.#indices.get(name)
    if (index !== undefined) return { kind: 'local', index }
    const imported = this.bindings.imports.get(name)
    if (imported && !this.isModule) return { kind: 'entity', entity: imported }
    return this.#resolveGlobal(name)
  }

  #resolveGlobal(name: string): Binding {
    if (this.assignedGlobals.has(name)) {
      this.usesGlobals = true
      return { kind: 'global', name }
    }
    const imported = (this.module ?? this).bindings.imports.get(name)
    const entity = imported ?? BUILTINS.get(name)
    if (imported || !entity) this.usesGlobals = true
    return entity ? { kind: 'entity', entity } : { kind: 'global', name }
  }

  /** Adds a comprehension's variable. The returned `end` removes it again. */
  hide(name: string): { index: number; end: () => void } {
    const index = this.locals.push(name) - 1
    this.#hidden.push({ name, index })
    return {
      index,
      end: () =>
        this.#hidden.splice(
          this.#hidden.findLastIndex((variable) => variable.index === index),
          1,
        ),
    }
  }
}
