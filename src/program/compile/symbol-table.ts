import type { ImportClause } from './modules/clauses.ts'
import type { Meaning } from './modules/meaning.ts'

/** A comprehension is inline, so it has a table but no frame. A generator expression has both, as a function does. */
type TableKind = 'module' | 'function' | 'class' | 'comprehension'

/**
 * The names of one scope: module, function, lambda, class body, comprehension or generator expression, as CPython's symtable collects them
 * before it compiles. The compiler needs them in advance: a variable that an inner function uses is in a cell from the start.
 */
export class SymbolTable {
  readonly parameters: string[] = []
  /** Names that the scope binds, without the names that it declares global or nonlocal. */
  readonly assigned = new Set<string>()
  /** The clauses of the import statements in the scope. */
  readonly clauses: ImportClause[] = []
  /**
   * Imported names whose values the compiler knows. Names that an import copies from another module's variables are in `assigned` instead.
   */
  readonly imports = new Map<string, Meaning>()
  /** The imported modules whose names the file also assigns. The tables of functions and classes have none. */
  readonly replaced = new Map<string, Meaning>()
  readonly globals = new Set<string>()
  readonly nonlocals = new Set<string>()
  /** Names that the code of this scope uses. */
  readonly uses = new Set<string>()
  readonly inner: SymbolTable[] = []
  /** Own variables that an inner function uses. They are in cells. */
  readonly cells = new Set<string>()
  /**
   * Variables of functions around this scope that this scope or a scope inside it uses. The cells of the function object have the same
   * order.
   */
  readonly free = new Set<string>()

  constructor(
    readonly kind: TableKind,
    readonly outer: SymbolTable | undefined,
    /** The part of the qualified name that this scope adds: "f", "<lambda>". */
    readonly name: string,
  ) {
    outer?.inner.push(this)
  }

  /** The scope whose frame runs this code. */
  get frame(): SymbolTable {
    return this.kind === 'comprehension' && this.outer ? this.outer.frame : this
  }

  binds(name: string): boolean {
    return this.assigned.has(name)
  }

  /**
   * The name in CPython's messages: "outer.<locals>.inner". The outer part is absent if the scope around a function has a `global`
   * statement with the function's name.
   */
  get qualifiedName(): string {
    const around = this.outer?.frame
    if (!around || around.kind === 'module' || around.globals.has(this.name)) return this.name
    return `${around.qualifiedName}.${around.kind === 'class' ? '' : '<locals>.'}${this.name}`
  }
}

/** Decides which imported names are variables: those that a statement also assigns to. */
export function finishNames(table: SymbolTable): void {
  for (const [name, meaning] of table.imports) {
    if (!table.assigned.has(name) && !table.globals.has(name)) continue
    const isModule = meaning.kind === 'module' || meaning.kind === 'namespace'
    if (isModule && table.kind === 'module') table.replaced.set(name, meaning)
    table.imports.delete(name)
  }
  for (const name of [...table.globals, ...table.nonlocals]) table.assigned.delete(name)
  for (const inner of table.inner) finishNames(inner)
}

/**
 * Finds the cells and free variables of a scope and of the scopes inside it.
 * @returns the names that the scope needs from the scopes around it. The code of its frame needs `used`, and functions inside the scope
 *   need `captured`.
 */
export function capture(table: SymbolTable): { used: Set<string>; captured: Set<string> } {
  const used = new Set(table.uses)
  const captured = new Set<string>()
  for (const inner of table.inner) {
    const needs = capture(inner)
    for (const name of needs.captured) captured.add(name)
    for (const name of needs.used) (inner.kind === 'comprehension' ? used : captured).add(name)
  }
  const isClass = table.kind === 'class'
  for (const name of captured) {
    const isOwn = isClass ? name === '__class__' : table.kind !== 'module' && table.binds(name)
    if (isOwn) {
      table.cells.add(name)
      captured.delete(name)
    }
  }
  for (const name of [...used]) if (table.binds(name) || table.globals.has(name)) used.delete(name)
  if (table.kind === 'module') return { used, captured }
  if (!isClass) for (const name of [...captured]) if (table.globals.has(name) || table.imports.has(name)) captured.delete(name)
  for (const name of [...used]) if (table.imports.has(name)) used.delete(name)
  if (table.kind === 'comprehension') return { used, captured }
  for (const name of [...used, ...captured]) if (isVariableAround(table, name)) table.free.add(name)
  return {
    used: new Set([...used].filter((name) => table.free.has(name))),
    captured: new Set([...captured].filter((name) => table.free.has(name))),
  }
}

/** Whether a function around this scope has a variable with this name. Class bodies do not count, except for `__class__`. */
export function isVariableAround(table: SymbolTable, name: string): boolean {
  for (let around = table.outer; around && around.kind !== 'module'; around = around.outer) {
    if (around.kind === 'class') {
      if (name === '__class__') return true
      continue
    }
    if (around.binds(name)) return true
    if (around.globals.has(name) || around.imports.has(name)) return false
  }
  return false
}
