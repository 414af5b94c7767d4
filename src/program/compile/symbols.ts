import type { SyntaxNode } from '@lezer/common'
import type { SourceText } from '../source/source-text.ts'
import { children, isEmptyClass } from '../source/syntax.ts'
import { type ImportClause, importClauses } from './modules/clauses.ts'
import { isSame, type Meaning } from './modules/meaning.ts'
import { capture, finishNames, isVariableAround, SymbolTable } from './symbol-table.ts'

const COMPREHENSIONS = ['ArrayComprehensionExpression', 'DictionaryComprehensionExpression', 'SetComprehensionExpression']
/** Annotations and type parameters, which are not evaluated. */
const UNUSED = ['TypeDef', 'TypeParamList', 'TypeDefinition']
const NESTED_TARGETS = ['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression']

/** The tables of a file. Each belongs to the syntax node of its scope. */
export class Symbols {
  readonly module = new SymbolTable('module', undefined, '<module>')
  /** Globals that a statement of the program assigns to, at module level or after `global`. */
  readonly assignedGlobals = new Set<string>()
  /** Names after `nonlocal`. A later statement of the function around may bind them, so they are checked at the end. */
  readonly unchecked: { readonly table: SymbolTable; readonly node: SyntaxNode }[] = []
  /** Names that class statements bind. */
  readonly classes = new Set<string>()
  /** The variables of other modules that import statements copy, by the names in this file. */
  readonly origins = new Map<string, Meaning & { kind: 'variable' }>()
  /** The names before the dot in assignments to attributes: f in `f.calls = 0`. A function with such a name becomes an object. */
  readonly attributed = new Set<string>()
  readonly #tables = new Map<string, SymbolTable>()

  constructor(
    readonly source: SourceText,
    tree: SyntaxNode,
  ) {
    new Collector(this, this.module).visitAll(children(tree))
    for (const name of this.module.assigned) this.assignedGlobals.add(name)
    for (const table of this.#tables.values()) for (const name of table.globals) this.assignedGlobals.add(name)
  }

  /**
   * Finds out what the imported names mean, and which variables are in cells. Modules may import each other, so all their tables exist
   * before the first call of finish().
   * @param bound what an import clause binds
   */
  finish(bound: (clause: ImportClause) => ReadonlyMap<string, Meaning>): this {
    for (const table of [this.module, ...this.#tables.values()]) {
      for (const clause of table.clauses) {
        for (const [name, meaning] of bound(clause)) this.#import(table, clause, name, meaning)
      }
    }
    finishNames(this.module)
    for (const { table, node } of this.unchecked) {
      const name = this.source.name(node)
      if (!isVariableAround(table, name)) throw this.source.syntaxError(node, `no binding for nonlocal '${name}' found`)
    }
    for (const name of this.module.assigned) this.assignedGlobals.add(name)
    capture(this.module)
    return this
  }

  #import(table: SymbolTable, { node }: ImportClause, name: string, meaning: Meaning): void {
    if (meaning.kind === 'variable' || meaning.kind === 'missing') {
      if (meaning.kind === 'variable') this.origins.set(name, meaning)
      table.assigned.add(name)
      return
    }
    const before = table.imports.get(name)
    if (before && !isSame(before, meaning)) {
      throw this.source.refusal(node, `cannot import '${name}' twice with different meanings`, 'rename one of them with "as"')
    }
    table.imports.set(name, meaning)
    if (table.globals.has(name)) throw this.source.refusal(node, `cannot import into the global '${name}'`, 'import it at module level')
  }

  /** The table of a function, lambda, class, comprehension or generator expression. */
  of(node: SyntaxNode): SymbolTable {
    return this.#tables.get(key(node)) as SymbolTable
  }

  add(node: SyntaxNode, table: SymbolTable): SymbolTable {
    this.#tables.set(key(node), table)
    return table
  }
}

function key(node: SyntaxNode): string {
  return `${node.name} ${node.from} ${node.to}`
}

/** Visits the nodes of one scope and makes the tables of the scopes inside. */
class Collector {
  constructor(
    readonly symbols: Symbols,
    readonly table: SymbolTable,
  ) {}

  visit(node: SyntaxNode): void {
    this.visitAll([node])
  }

  /** Visits the nodes in their order. The remaining nodes are in a list. With recursion, a deeply nested sum would overflow the stack. */
  visitAll(nodes: readonly SyntaxNode[]): void {
    const left = [...nodes].reverse()
    for (let node = left.pop(); node; node = left.pop()) for (const inner of this.#enter(node).reverse()) left.push(inner)
  }

  /** Visits one node. @returns the nodes inside it that remain to be visited */
  #enter(node: SyntaxNode): SyntaxNode[] {
    const { name } = node
    if (name === 'CapturePattern' && /\W/.test(this.symbols.source.slice(node))) {
      const text = this.symbols.source.slice(node)
      if (isEmptyClass(text)) this.table.uses.add(text.slice(0, -2))
      return []
    }
    if (name === 'VariableName') this.#use(node)
    else if (name === 'ScopeStatement') this.#declare(node)
    else if (name === 'ImportStatement') this.table.clauses.push(...importClauses(this.symbols.source, node))
    else if (name === 'FunctionDefinition' || name === 'LambdaExpression') this.#function(node)
    else if (name === 'ClassDefinition') this.#class(node)
    else if (COMPREHENSIONS.includes(name)) this.#comprehension(node, 'comprehension')
    else if (name === 'ComprehensionExpression' || (name === 'ArgList' && node.getChild('for'))) this.#comprehension(node, 'function')
    else if (name === 'ArgList') this.#arguments(node)
    else if (!UNUSED.includes(name)) {
      const parts = children(node)
      for (const target of targetsOf(node, parts)) this.#bindTarget(target)
      return parts
    }
    return []
  }

  #name(node: SyntaxNode): string {
    return this.symbols.source.name(node)
  }

  #use(node: SyntaxNode): void {
    const name = this.#name(node)
    this.table.uses.add(name)
    // super() without arguments reads the variable `__class__` of the class body around the method.
    if (name === 'super' && this.table.frame.kind === 'function') this.table.uses.add('__class__')
  }

  bind(name: string): void {
    this.table.assigned.add(name)
  }

  #bindTarget(target: SyntaxNode | null): void {
    if (target?.name === 'VariableName') this.bind(this.#name(target))
    else if (target && NESTED_TARGETS.includes(target.name)) for (const part of children(target)) this.#bindTarget(part)
    else if (target?.name === 'MemberExpression' && target.getChild('PropertyName') && target.firstChild?.name === 'VariableName')
      this.symbols.attributed.add(this.#name(target.firstChild))
    // An assignment expression in a comprehension binds its name in the function around it.
    else if (target?.name === 'NamedExpression') {
      const name = this.#name(target.firstChild as SyntaxNode)
      let around = this.table
      while (around.kind === 'comprehension' && around.outer) around = around.outer
      around.assigned.add(name)
    }
  }

  #arguments(node: SyntaxNode): void {
    const parts = children(node)
    parts.forEach((part, at) => {
      const sign = parts[at + 1]
      if (part.name !== 'VariableName' || sign?.name !== 'AssignOp') this.visit(part)
      // The argument is an assignment expression: `f(name := value)`.
      else if (this.symbols.source.slice(sign) === ':=') {
        this.table.frame.assigned.add(this.#name(part))
        this.#use(part)
      }
    })
  }

  #function(node: SyntaxNode): void {
    const isLambda = node.name === 'LambdaExpression'
    const nameNode = isLambda ? null : node.getChild('VariableName')
    this.#bindTarget(nameNode)
    const table = this.symbols.add(node, new SymbolTable('function', this.table, nameNode ? this.#name(nameNode) : '<lambda>'))
    const inner = new Collector(this.symbols, table)
    const parts = children(node.getChild('ParamList') as SyntaxNode)
    parts.forEach((part, at) => {
      if (parts[at - 1]?.name === 'AssignOp') this.visit(part)
      else if (part.name === 'VariableName') {
        table.parameters.push(this.#name(part))
        inner.bind(this.#name(part))
      }
    })
    const body = isLambda ? children(node).slice(-1) : children(node.getChild('Body') as SyntaxNode)
    inner.visitAll(body)
  }

  #class(node: SyntaxNode): void {
    const nameNode = node.getChild('VariableName') as SyntaxNode
    this.#bindTarget(nameNode)
    this.symbols.classes.add(this.#name(nameNode))
    const bases = node.getChild('ArgList')
    if (bases) this.#arguments(bases)
    const table = this.symbols.add(node, new SymbolTable('class', this.table, this.#name(nameNode)))
    new Collector(this.symbols, table).visitAll(children(node.getChild('Body') as SyntaxNode))
  }

  /** Collects the names of a comprehension. In `[x for x in x]`, the last x belongs to the scope around the comprehension. */
  #comprehension(node: SyntaxNode, kind: 'comprehension' | 'function'): void {
    const table = this.symbols.add(node, new SymbolTable(kind, this.table, kind === 'function' ? '<genexpr>' : '<listcomp>'))
    const inner = new Collector(this.symbols, table)
    const parts = children(node)
    const first = parts.findIndex((part) => part.name === 'for')
    const start = parts.findIndex((part, at) => at > first && part.name === 'in') + 1
    const next = parts.findIndex((part, at) => at > start && (part.name === 'for' || part.name === 'if' || part.name === 'async'))
    const end = next < 0 ? parts.length : next
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at] as SyntaxNode
      if (part.name === 'for') {
        const within = parts.findIndex((other, position) => position > at && other.name === 'in')
        for (const target of parts.slice(at + 1, within)) inner.#bindTarget(target)
      }
      if (at >= start && at < end) this.visit(part)
      else inner.visit(part)
    }
  }

  #declare(node: SyntaxNode): void {
    const { source } = this.symbols
    const word = children(node)[0]?.name as 'global' | 'nonlocal'
    const { table } = this
    if (word === 'nonlocal' && table.kind === 'module') throw source.syntaxError(node, 'nonlocal declaration not allowed at module level')
    for (const child of children(node)) {
      if (child.name !== 'VariableName') continue
      const name = this.#name(child)
      if (table.parameters.includes(name)) throw source.syntaxError(child, `name '${name}' is parameter and ${word}`)
      if ((word === 'global' ? table.nonlocals : table.globals).has(name))
        throw source.syntaxError(child, `name '${name}' is nonlocal and global`)
      if (table.uses.has(name)) throw source.syntaxError(child, `name '${name}' is used prior to ${word} declaration`)
      if (table.assigned.has(name)) throw source.syntaxError(child, `name '${name}' is assigned to before ${word} declaration`)
      if (word === 'global') table.globals.add(name)
      else {
        table.nonlocals.add(name)
        table.uses.add(name)
        this.symbols.unchecked.push({ table, node: child })
      }
    }
  }
}

/** The nodes to which a statement or expression assigns, given its children. */
function targetsOf(node: SyntaxNode, parts: readonly SyntaxNode[]): readonly SyntaxNode[] {
  switch (node.name) {
    case 'AssignStatement':
      return parts.slice(0, parts.findLastIndex((part) => part.name === 'AssignOp') + 1 || 1)
    case 'UpdateStatement':
      return parts.slice(0, 1)
    case 'DeleteStatement':
      return parts.slice(1)
    case 'ForStatement':
      return parts.slice(
        0,
        parts.findIndex((part) => part.name === 'in'),
      )
    case 'WithStatement':
    case 'TryStatement':
    case 'AsPattern':
      return parts.filter((_, at) => parts[at - 1]?.name === 'as')
    case 'CapturePattern':
      return parts
    case 'NamedExpression':
      return [node]
    default:
      return []
  }
}
