import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { Label } from '../../image/assembler.ts'
import type { Range } from '../../source/source-text.ts'
import { type ImportClause, importClauses } from '../modules/clauses.ts'
import type { Meaning } from '../modules/meaning.ts'
import type { Unit } from '../unit.ts'

/**
 * Runs the imported modules that have not run yet. A name that an import copies from another module's variable is stored. Any other
 * imported name is usually a constant of the compiler and needs no instruction. If the program also assigns to the name, the name is a
 * variable, and the import statement stores the variable's value.
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
  if (meaning.kind !== 'variable') {
    if (unit.scope.resolve(name).kind === 'entity') return
    if (meaning.kind !== 'builtin') throw unit.source.refusal(node, `cannot both import '${name}' and assign to it`, 'rename one of them')
    unit.entity(meaning, node)
    unit.store(name, node)
    return
  }
  const global = meaning.module.global(meaning.name)
  const end = new Label()
  if (clause.name === '*') {
    // A star takes only the names that the module has bound when the import runs.
    unit.emit(Op.GLOBAL_IS_SET, global, node)
    unit.jump(Op.POP_JUMP_IF_FALSE, end, node)
  }
  unit.emit(Op.LOAD_GLOBAL, meaning.module.state, node)
  unit.emit(Op.IMPORT_FROM, global, node)
  unit.store(name, node)
  unit.code.place(end)
}

/** Marks an imported module as complete. */
export function endModule(unit: Unit, where: Range): void {
  unit.constant({ kind: 'bool', value: true }, where)
  unit.emit(Op.STORE_GLOBAL, unit.module.state, where)
}
