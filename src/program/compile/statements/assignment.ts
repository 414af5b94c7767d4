import type { SyntaxNode } from '@lezer/common'
import { Op, Operator } from '../../../../assembly/abi/instructions.ts'
import type { Constant } from '../../../model/program.ts'
import type { Range } from '../../source/source-text.ts'
import { children } from '../../source/syntax.ts'
import { compileElements, compileExpressions } from '../expressions/atoms.ts'
import { compileSlice, compileSubscript } from '../expressions/calls.ts'
import { entityOf } from '../expressions/entities.ts'
import { operatorNumber } from '../expressions/operators.ts'
import { tuple } from '../fold.ts'
import { numberSetting, replacement, splitAtAssign } from '../number-settings.ts'
import type { Unit } from '../unit.ts'

const SEQUENCES = ['TupleExpression', 'ArrayExpression']

export function visitAssignment(unit: Unit, node: SyntaxNode): void {
  const groups = splitAtAssign(node)
  const value = groups.pop() as SyntaxNode[]
  if (groups.length === 0) return
  const override = overriding(unit, node)
  if (override) unit.constant(override, value[0] as SyntaxNode)
  else if (groups.length === 1 && swaps(unit, groups[0] as SyntaxNode[], value)) return
  else compileExpressions(unit, value)
  groups.forEach((group, position) => {
    if (position < groups.length - 1) unit.emit(Op.COPY, 1, node)
    assignGroup(unit, group)
  })
}

/** The number that replaces the written number of a module-level `NAME = number`; undefined if nothing replaces it. */
function overriding(unit: Unit, node: SyntaxNode): Constant | undefined {
  const { overrides } = unit.program
  const setting = overrides.size === 0 || unit.module.index > 0 ? undefined : numberSetting(unit.source, node)
  const number = setting && overrides.get(setting.name)
  if (!setting || number === undefined) return undefined
  overrides.delete(setting.name)
  return replacement(setting, number)
}

/**
 * Compiles `a, b = b, a` without a tuple, as CPython does. @returns false for an assignment of any other form, for which it emits nothing
 */
function swaps(unit: Unit, targets: readonly SyntaxNode[], values: readonly SyntaxNode[]): boolean {
  const [left, right] = [plainElements(targets), plainElements(values)]
  if (!left || !right || left.length !== right.length || left.length > 3 || tuple(unit.source, values)) return false
  compileElements(unit, right)
  unit.emit(Op.SWAP, left.length, values[0] as SyntaxNode)
  for (const target of left) assign(unit, target)
  return true
}

function plainElements(group: readonly SyntaxNode[]): SyntaxNode[] | undefined {
  const only = group.length === 1 ? group[0] : undefined
  if (only) return only.name === 'TupleExpression' ? plainElements(children(only).slice(1, -1)) : undefined
  const elements = group.filter((part) => part.name !== ',')
  return elements.length >= 2 && elements.every((part) => part.name !== '*') ? elements : undefined
}

/** Assigns the value on the stack to one target, or unpacks it into several with commas between them. */
export function assignGroup(unit: Unit, group: readonly SyntaxNode[]): void {
  const first = group[0] as SyntaxNode
  if (group.length === 1) assign(unit, first)
  else if (first.name === '*' && group.length === 2)
    throw unit.source.syntaxError(first, 'starred assignment target must be in a list or tuple')
  else unpack(unit, group, { from: first.from, to: (group.at(-1) as SyntaxNode).to })
}

/** Unpacks the value on the stack into several targets, one of which may have a star: `a, *b, c`. */
function unpack(unit: Unit, group: readonly SyntaxNode[], where: Range): void {
  const parts = group.filter((part) => part.name !== ',')
  const targets = parts.filter((part) => part.name !== '*')
  const stars = parts.filter((part) => part.name === '*')
  if (stars[1]) throw unit.source.syntaxError(stars[1], 'multiple starred expressions in assignment')
  if (stars[0]) {
    const before = parts.indexOf(stars[0])
    const after = targets.length - before - 1
    if (before > 255) throw unit.source.syntaxError(where, 'too many expressions in star-unpacking assignment')
    unit.emit(Op.UNPACK_EX, before | (after << 8), where)
  } else unit.emit(Op.UNPACK_SEQUENCE, targets.length, where)
  for (const target of targets) assign(unit, target)
}

function assign(unit: Unit, target: SyntaxNode): void {
  if (target.name === 'VariableName') unit.store(unit.source.name(target), target)
  else if (target.name === 'ParenthesizedExpression') assign(unit, children(target)[1] as SyntaxNode)
  else if (SEQUENCES.includes(target.name)) unpack(unit, children(target).slice(1, -1), target)
  else if (target.name === 'MemberExpression') {
    const global = moduleVariable(unit, target)
    if (global !== undefined) {
      unit.emit(Op.STORE_GLOBAL, global, target)
      return
    }
    if (!target.getChild('PropertyName') && compileSlice(unit, target)) {
      unit.emit(Op.STORE_SLICE, 0, target)
      return
    }
    const name = compileMember(unit, target)
    if (name === undefined) unit.emit(Op.STORE_SUBSCR, 0, target)
    else unit.emit(Op.STORE_ATTR, name, target)
  } else throw cannotAssign(unit, target)
}

/**
 * The index of the global that `module.name` denotes as a target; undefined for other targets. @throws LabError if the compiler refuses the
 * assignment
 */
function moduleVariable(unit: Unit, target: SyntaxNode): number | undefined {
  const entity = entityOf(unit, target)
  if (!entity) return undefined
  if (entity.kind === 'variable' && entity.module.canSet(entity.name)) return entity.module.global(entity.name)
  throw unit.source.refusal(target, `cannot replace '${unit.text(target)}'`, 'keep the value in a variable')
}

/**
 * Pushes the container and the index of `container[index]`, or the object of `object.name`. @returns the id of the name, or undefined for
 * an index
 */
function compileMember(unit: Unit, target: SyntaxNode): number | undefined {
  const property = target.getChild('PropertyName')
  if (!property) {
    compileSubscript(unit, target)
    return undefined
  }
  unit.expression(target.firstChild as SyntaxNode)
  return unit.attribute(unit.source.name(property))
}

const NOT_TARGETS: Record<string, string> = {
  Number: 'literal',
  String: 'literal',
  Boolean: 'True or False',
  None: 'None',
  CallExpression: 'function call',
  FormatString: 'f-string expression',
  ConditionalExpression: 'conditional expression',
}

function cannotAssign(unit: Unit, target: SyntaxNode): Error {
  return unit.source.syntaxError(
    target,
    `cannot assign to ${NOT_TARGETS[target.name] ?? 'expression'} here. Maybe you meant '==' instead of '='?`,
  )
}

/** Compiles `target += value`. */
export function visitUpdate(unit: Unit, node: SyntaxNode): void {
  const parts = children(node)
  const at = parts.findIndex((part) => part.name === 'UpdateOp')
  const [target, sign] = [parts[0] as SyntaxNode, parts[at] as SyntaxNode]
  const operator = operatorNumber(unit, unit.text(sign).slice(0, -1), sign) + Operator.INPLACE
  if (at !== 1 || (target.name !== 'VariableName' && target.name !== 'MemberExpression')) {
    throw unit.source.syntaxError(target, 'this is an illegal expression for augmented assignment')
  }
  const value = parts.slice(at + 1)
  if (target.name === 'MemberExpression') updateItem(unit, target, value, operator)
  else {
    unit.load(unit.source.name(target), target)
    compileExpressions(unit, value)
    unit.emit(Op.BINARY_OP, operator, node)
    unit.store(unit.source.name(target), target)
  }
}

/** Compiles `container[index] += value` and `object.name += value`. The container, the index and the object are evaluated only once. */
function updateItem(unit: Unit, target: SyntaxNode, value: readonly SyntaxNode[], operator: number): void {
  const global = moduleVariable(unit, target)
  if (global !== undefined) {
    unit.emit(Op.LOAD_GLOBAL, global, target)
    compileExpressions(unit, value)
    unit.emit(Op.BINARY_OP, operator, target)
    unit.emit(Op.STORE_GLOBAL, global, target)
    return
  }
  const name = compileMember(unit, target)
  if (name !== undefined) {
    unit.emit(Op.COPY, 1, target)
    unit.emit(Op.LOAD_ATTR, name, target)
    compileExpressions(unit, value)
    unit.emit(Op.BINARY_OP, operator, target)
    unit.emit(Op.SWAP, 2, target)
    unit.emit(Op.STORE_ATTR, name, target)
    return
  }
  unit.emit(Op.COPY, 2, target)
  unit.emit(Op.COPY, 2, target)
  unit.emit(Op.BINARY_SUBSCR, 0, target)
  compileExpressions(unit, value)
  unit.emit(Op.BINARY_OP, operator, target)
  unit.emit(Op.SWAP, 3, target)
  unit.emit(Op.SWAP, 2, target)
  unit.emit(Op.STORE_SUBSCR, 0, target)
}
