import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../assembly/abi/instructions.ts'
import type { Constant } from '../../model/program.ts'
import { Assembler, type Label } from '../image/assembler.ts'
import { fitsInt } from '../image/constant-pool.ts'
import { firstValue, MISSING_BUILTINS } from '../library/library.ts'
import type { Range, SourceText } from '../source/source-text.ts'
import type { Meaning } from './modules/meaning.ts'
import type { Module } from './modules/module.ts'
import type { ProgramBuilder } from './program-builder.ts'
import type { Scope } from './scope.ts'

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

/** A `with` around the statement being compiled. Its guard is on the value stack. */
interface With {
  readonly kind: 'with'
  readonly where: Range
}

/** A function or the module during compilation. Visitors emit instructions into it. */
export class Unit {
  readonly code = new Assembler()
  /** Loops and `with`s around the statement, the innermost last. */
  readonly blocks: (Loop | With)[] = []

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

  get source(): SourceText {
    return this.module.source
  }

  /** The instruction that ends the function. */
  get returnOp(): Op {
    return this.isGenerator ? Op.RETURN_FROM_GENERATOR : Op.RETURN_VALUE
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
    if (constant.kind === 'int' && !fitsInt(constant.value)) {
      throw this.source.refusal(
        where,
        'cannot hold this number: its ints have 64 bits',
        'use a number from -9223372036854775808 to 9223372036854775807',
      )
    }
    this.emit(Op.LOAD_CONST, this.program.constants.index(constant), where)
  }

  load(name: string, where: Range): void {
    const binding = this.scope.resolve(name)
    switch (binding.kind) {
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
        if (MISSING_BUILTINS.has(name) && !this.scope.assignedGlobals.has(name)) {
          throw this.source.refusal(where, `does not have Python's builtin '${name}'`, '')
        }
        this.emit(Op.LOAD_GLOBAL, this.module.global(name), where)
    }
  }

  /** Pushes the value of a name whose meaning the compiler knows. @throws LabError for a module or a namespace, which are not values */
  entity(entity: Meaning, where: Range): void {
    if (entity.kind === 'variable') {
      this.emit(Op.LOAD_GLOBAL, entity.module.global(entity.name), where)
      return
    }
    if (entity.kind === 'module') {
      const { name } = entity.module
      throw this.source.refusal(
        where,
        `cannot use the module '${name}' as a value`,
        `write ${name}.${entity.module.publicNames()[0] ?? 'x'}`,
      )
    }
    if (entity.kind === 'namespace') {
      throw this.source.refusal(where, `cannot use '${entity.name}' as a value`, `write ${firstValue(entity)}`)
    }
    this.constant({ kind: 'builtin', id: entity.id }, where)
  }

  store(name: string, where: Range): void {
    const binding = this.scope.resolve(name)
    if (binding.kind === 'local') this.emit(Op.STORE_FAST, binding.index, where)
    else if (binding.kind === 'cell') this.emit(Op.STORE_DEREF, binding.index, where)
    else this.emit(Op.STORE_GLOBAL, this.module.global(name), where)
  }
}
