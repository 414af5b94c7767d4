import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { Label } from '../../image/assembler.ts'
import { memberOf } from '../modules/module.ts'
import type { Unit } from '../unit.ts'

/**
 * Compiles `name.member` for a module whose name the file also assigns, as in `queue = queue.Queue()`. Before the assignment, the name
 * means the module. Afterwards, it means the value of the global variable.
 * @returns false for every other expression
 */
export function compileReplaced(unit: Unit, node: SyntaxNode, property: SyntaxNode): boolean {
  const object = node.firstChild as SyntaxNode
  if (object.name !== 'VariableName') return false
  const name = unit.source.name(object)
  const meaning = unit.scope.resolve(name).kind === 'global' ? unit.scope.symbols.module.replaced.get(name) : undefined
  if (!meaning) return false
  const global = unit.module.global(name)
  const [module, end] = [new Label(), new Label()]
  unit.emit(Op.GLOBAL_IS_SET, global, object)
  unit.jump(Op.POP_JUMP_IF_FALSE, module, object)
  unit.emit(Op.LOAD_GLOBAL, global, object)
  unit.emit(Op.LOAD_ATTR, unit.attribute(unit.source.name(property)), property)
  unit.jump(Op.JUMP_FORWARD, end, property)
  unit.code.place(module)
  unit.entity(memberOf(unit.module, meaning, property), node)
  unit.code.place(end)
  return true
}
