import type { SyntaxNode } from '@lezer/common'
import { Builtin } from '../../../assembly/abi/builtins.ts'
import { FrameKind, Op } from '../../../assembly/abi/instructions.ts'
import type { Constant } from '../../model/program.ts'
import { Assembler, type Handler, Label } from '../image/assembler.ts'
import { adviceFor } from '../library/advice.ts'
import { BUILTINS, firstValue, MISSING_BUILTINS, WRITTEN_BUILTINS } from '../library/library.ts'
import type { Range, SourceText } from '../source/source-text.ts'
import type { Meaning } from './modules/meaning.ts'
import { raiseMissingAttribute } from './modules/missing.ts'
import type { Module } from './modules/module.ts'
import { filePath } from './modules/modules.ts'
import type { ProgramBuilder } from './program-builder.ts'
import type { Scope } from './scope.ts'
import type { SymbolTable } from './symbol-table.ts'

/** Compiles one kind of syntax node. */
export type Visitor = (unit: Unit, node: SyntaxNode) => void

/** The visitors by the parser's node names. */
export interface Visitors {
  readonly expressions: ReadonlyMap<string, Visitor>
  readonly statements: ReadonlyMap<string, Visitor>
  /** Throws the refusal of a node that has no visitor. */
  readonly refuse: (unit: Unit, node: SyntaxNode) => never
}

/** A loop around the statement being compiled. A `for` keeps its iterator on the value stack. */
export interface Loop {
  readonly kind: 'loop'
  readonly hasIterator: boolean
  readonly top: Label
  readonly end: Label
}

/**
 * A block around the statement that the compiler visits. Its kind determines the code of a statement that leaves the block. `outer` is the
 * handler outside the block.
 *
 * with: the exit is on the value stack. The code calls it.
 * finally: the code runs the body of the `finally` clause.
 * finishing: the statement is in the body of a `finally` that runs after an error. The value stack has the previously handled exception
 * and, above it, the error.
 * caught: the statement is in an `except` clause. The value stack has the previously handled exception.
 * star: the statement is in an `except*` clause. Python forbids statements that leave it.
 * value: the statement is in the body of a `finally` that runs because of a `return`. The value of the `return` is on the value stack.
 */
export type Block =
  | Loop
  | { readonly kind: 'with'; readonly isAsync: boolean; readonly where: Range; readonly outer: Handler | undefined }
  | { readonly kind: 'finally'; readonly body: SyntaxNode; readonly outer: Handler | undefined }
  | { readonly kind: 'finishing'; readonly outer: Handler | undefined }
  | { readonly kind: 'caught'; readonly name: string | undefined; readonly where: Range; readonly outer: Handler | undefined }
  | { readonly kind: 'value'; readonly outer: Handler | undefined }
  | { readonly kind: 'star'; readonly outer: Handler | undefined }

/** The name as Python changes it within a class: `__name` becomes `_Class__name`, which keeps it apart from the names of subclasses. */
export function mangled(className: string | undefined, name: string): string {
  const owner = className?.replace(/^_+/, '')
  return owner && name.startsWith('__') && !name.endsWith('__') ? `_${owner}${name}` : name
}

/** A function or the module during compilation. Visitors emit instructions into it. */
export class Unit {
  readonly code = new Assembler()
  /** The blocks around the statement, the innermost last. */
  blocks: Block[] = []

  constructor(
    readonly module: Module,
    readonly scope: Scope,
    readonly visitors: Visitors,
    /** Whether the function is an `async def`. */
    readonly isAsync = false,
    /** Whether the function contains `yield`. */
    readonly isGenerator = false,
  ) {}

  get program(): ProgramBuilder {
    return this.module.program
  }

  /** The innermost class around the code. */
  get className(): string | undefined {
    for (let table: SymbolTable | undefined = this.scope.table; table; table = table.outer) if (table.kind === 'class') return table.name
    return undefined
  }

  get source(): SourceText {
    return this.module.source
  }

  /** The kind of the object, such as a generator, that the frame of a call becomes; undefined for a plain function. */
  get frameKind(): FrameKind | undefined {
    if (!this.isAsync) return this.isGenerator ? FrameKind.GENERATOR : undefined
    return this.isGenerator ? FrameKind.ASYNC_GENERATOR : FrameKind.COROUTINE
  }

  get yieldOp(): Op {
    return this.isAsync ? Op.YIELD_ASYNC : Op.YIELD_VALUE
  }

  /** The instruction that ends the function. */
  get returnOp(): Op {
    return this.frameKind === undefined ? Op.RETURN_VALUE : Op.RETURN_FROM_GENERATOR
  }

  text(range: Range): string {
    return this.source.slice(range)
  }

  emit(op: Op, arg: number, where: Range): void {
    this.code.emit(op, arg, this.source.lineAt(where.from))
  }

  jump(op: Op, label: Label, where: Range): void {
    this.code.jump(op, label, this.source.lineAt(where.from))
  }

  expression(node: SyntaxNode): void {
    const visitor = this.visitors.expressions.get(node.name)
    if (!visitor) this.visitors.refuse(this, node)
    else visitor(this, node)
  }

  statement(node: SyntaxNode): void {
    const visitor = this.visitors.statements.get(node.name)
    if (!visitor) this.visitors.refuse(this, node)
    else visitor(this, node)
  }

  constant(constant: Constant, where: Range): void {
    this.emit(Op.LOAD_CONST, this.program.constants.index(constant), where)
  }

  load(name: string, where: Range): void {
    this.#loadBinding(name, this.scope.resolve(name), where)
  }

  #loadBinding(name: string, binding: ReturnType<Scope['resolve']>, where: Range): void {
    switch (binding.kind) {
      case 'attribute': {
        const end = new Label()
        this.emit(Op.LOAD_NAME, binding.index, where)
        this.jump(Op.JUMP_IF_SET, end, where)
        this.#loadBinding(name, binding.outside, where)
        this.code.place(end)
        break
      }
      case 'local':
        this.emit(Op.LOAD_FAST, binding.index, where)
        break
      case 'cell':
        this.emit(Op.LOAD_DEREF, binding.index, where)
        break
      case 'entity':
        this.entity(binding.entity, where)
        break
      case 'global':
        if (name === 'NotImplemented' && !this.scope.assignedGlobals.has(name)) {
          this.constant({ kind: 'not-implemented' }, where)
          break
        }
        if (name === 'Ellipsis' && !this.scope.assignedGlobals.has(name)) {
          this.constant({ kind: 'ellipsis' }, where)
          break
        }
        if (name === '__file__' && !this.module.isLibrary && !this.scope.assignedGlobals.has(name)) {
          this.constant({ kind: 'str', value: filePath(this.source.file) }, where)
          break
        }
        if (MISSING_BUILTINS.has(name) && !this.scope.assignedGlobals.has(name)) {
          throw this.source.refusal(where, `does not have Python's builtin '${name}'`, adviceFor(name) ?? '')
        }
        if (WRITTEN_BUILTINS.has(name) && !this.scope.assignedGlobals.has(name)) {
          this.library(WRITTEN_BUILTINS.get(name) as string, name, where)
          break
        }
        this.emit(Op.LOAD_GLOBAL, this.module.global(name), where)
    }
  }

  /** Whether print() must read sys.stdout in this file, because the program replaces the stream. */
  get redirectsPrint(): boolean {
    return this.module.finder.streams.redirects && !this.module.isLibrary
  }

  /** Pushes a global of a module of lib/. The emitted code imports the module first. */
  library(module: string, name: string, where: Range): void {
    const found = this.module.finder.library(module)
    if (!found.member(name)) throw new Error(`the table UNIMPORTED lacks ${module}.${name}`)
    if (found !== this.module) {
      this.emit(Op.IMPORT_NAME, found.state, where)
      this.emit(Op.POP_TOP, 0, where)
    }
    this.emit(Op.LOAD_GLOBAL, found.global(name), where)
  }

  /** Pushes the value of a name whose meaning the compiler knows. @throws LabError for a module or a namespace, which are not values */
  entity(entity: Meaning, where: Range): void {
    if (entity.kind === 'variable') {
      this.emit(Op.LOAD_GLOBAL, entity.module.global(entity.name), where)
      return
    }
    if (entity.kind === 'missing') {
      raiseMissingAttribute(this, entity, where)
      return
    }
    if (entity.kind === 'module') {
      const { name } = entity.module
      throw this.source.refusal(
        where,
        `cannot use the module '${name}' as a value`,
        `name a member, such as ${name}.${entity.module.publicNames()[0] ?? 'x'}`,
      )
    }
    if (entity.kind === 'namespace') {
      throw this.source.refusal(where, `cannot use '${entity.name}' as a value`, `name a member, such as ${firstValue(entity)}`)
    }
    if (entity.kind === 'builtin' && entity.id === Builtin.PRINT && this.redirectsPrint) this.library('_print', 'print', where)
    else if (entity.kind === 'builtin' && entity.id === Builtin.ANEXT) this.library('_anext', 'anext_of', where)
    else this.constant({ kind: entity.kind, id: entity.id }, where)
  }

  /** Compiles `del name`. */
  remove(name: string, where: Range): void {
    const binding = this.scope.resolve(name)
    if (binding.kind === 'local' || binding.kind === 'attribute') this.emit(Op.DELETE_FAST, binding.index, where)
    else if (binding.kind === 'cell') this.emit(Op.DELETE_DEREF, binding.index, where)
    // Without the global, the name would mean the builtin again.
    else if (BUILTINS.has(name))
      throw this.source.refusal(where, `cannot delete '${name}', which is also the name of a builtin`, 'rename it')
    else this.emit(Op.DELETE_GLOBAL, this.module.global(name), where)
  }

  /** The id of an attribute's name. Within a class, a private name gets the name of the class as a prefix. */
  attribute(name: string): number {
    return this.program.names.id(mangled(this.className, name))
  }

  store(name: string, where: Range): void {
    const binding = this.scope.resolve(name)
    if (binding.kind === 'local' || binding.kind === 'attribute') this.emit(Op.STORE_FAST, binding.index, where)
    else if (binding.kind === 'cell') this.emit(Op.STORE_DEREF, binding.index, where)
    else this.emit(Op.STORE_GLOBAL, this.module.global(name), where)
  }
}
