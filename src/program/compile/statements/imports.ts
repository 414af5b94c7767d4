import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { Handler, Label } from '../../image/assembler.ts'
import type { Range } from '../../source/source-text.ts'
import { type ImportClause, importClauses } from '../modules/clauses.ts'
import type { Meaning } from '../modules/meaning.ts'
import { raiseMissingImport } from '../modules/missing.ts'
import type { Unit } from '../unit.ts'
import { protect } from './protect.ts'

/**
 * Runs the imported modules that have not run yet. If an imported name is a variable of another module, the statement stores the variable's
 * value. Any other imported name is a constant of the compiler and needs no instruction, unless the program also assigns to the name. The
 * statement then stores the constant.
 */
export function visitImport(unit: Unit, node: SyntaxNode): void {
  for (const clause of importClauses(unit.source, node)) {
    if (clause.name === '*' && !unit.scope.isModule) throw unit.source.syntaxError(clause.node, 'import * only allowed at module level')
    runModules(unit, clause, node)
    for (const [name, meaning] of unit.module.bound(clause)) bind(unit, clause, name, meaning)
  }
}

function runModules(unit: Unit, clause: ImportClause, where: Range): void {
  for (const meaning of unit.module.imported(clause)) {
    if (meaning.kind !== 'module') continue
    unit.emit(Op.IMPORT_NAME, meaning.module.state, where)
    unit.emit(Op.POP_TOP, 0, where)
  }
}

function bind(unit: Unit, clause: ImportClause, name: string, meaning: Meaning): void {
  const { node } = clause
  if (meaning.kind === 'missing') {
    raiseMissingImport(unit, meaning, node)
    return
  }
  if (meaning.kind !== 'variable') {
    if (unit.scope.resolve(name).kind === 'entity' || (unit.scope.isModule && unit.scope.table.replaced.has(name))) return
    if (meaning.kind !== 'builtin') throw unit.source.refusal(node, `cannot both import '${name}' and assign to it`, 'rename one of them')
    unit.entity(meaning, node)
    unit.store(name, node)
    return
  }
  const global = meaning.module.global(meaning.name)
  const end = new Label()
  if (clause.name === '*') {
    // `import *` takes only the names that the module has bound when the import runs.
    unit.emit(Op.GLOBAL_IS_SET, global, node)
    unit.jump(Op.POP_JUMP_IF_FALSE, end, node)
  }
  unit.emit(Op.LOAD_GLOBAL, meaning.module.state, node)
  unit.emit(Op.IMPORT_FROM, global, node)
  unit.store(name, node)
  unit.code.place(end)
}

/**
 * Compiles the statements of an imported module, and then marks it as complete. If a statement fails, the module counts as not imported,
 * and the next import runs it again.
 * @param run index of the function that runs the module
 */
export function protectModule(unit: Unit, run: number, where: Range, statements: () => void): void {
  const end = new Label()
  const handler = new Handler(unit.code.height)
  protect(unit, handler, undefined, statements)
  unit.constant({ kind: 'bool', value: true }, where)
  unit.emit(Op.STORE_GLOBAL, unit.module.state, where)
  unit.jump(Op.JUMP_FORWARD, end, where)
  unit.code.enter(handler)
  unit.constant({ kind: 'function', index: run }, where)
  unit.emit(Op.STORE_GLOBAL, unit.module.state, where)
  unit.emit(Op.RERAISE, 0, where)
  unit.code.place(end)
}
