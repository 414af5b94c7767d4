import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import type { FunctionCode } from '../../../model/program.ts'
import { NONE } from '../../image/constant-pool.ts'
import { stackSize } from '../../image/stack.ts'
import type { Range, SourceText } from '../../source/source-text.ts'
import { children } from '../../source/syntax.ts'
import { collectBindings } from '../bindings.ts'
import { hasYield } from '../expressions/yields.ts'
import { constantOf } from '../fold.ts'
import { Scope } from '../scope.ts'
import { Unit } from '../unit.ts'
import { visitBody } from './flow.ts'

export function visitFunction(unit: Unit, node: SyntaxNode): void {
  const word = node.firstChild as SyntaxNode
  if (!unit.scope.isModule) throw unit.source.refusal(word, 'does not nest functions', 'define it at module level')
  const types = node.getChild('TypeParamList')
  if (types) throw unit.source.refusal(types, 'does not have type parameters', 'omit them')
  const name = node.getChild('VariableName') as SyntaxNode
  const { parameters, defaults } = readParameters(unit, node.getChild('ParamList') as SyntaxNode)
  const body = node.getChild('Body') as SyntaxNode
  const index = unit.program.functions.push(undefined) - 1
  const scope = new Scope(collectBindings(unit.source, body, parameters), unit.scope.assignedGlobals, unit.scope, parameters)
  const inner = new Unit(unit.program, scope, unit.visitors, word.name === 'async', hasYield(body))
  unit.program.functions[index] = compileFunction(
    inner,
    { name: unit.source.name(name), parameters, defaults, node: { from: word.from, to: body.to } },
    () => visitBody(inner, body),
  )
  unit.constant({ kind: 'function', index }, node)
  unit.store(unit.source.name(name), node)
}

/** The parts of a function other than its body. */
interface Signature {
  readonly name: string
  readonly parameters: readonly string[]
  readonly defaults: readonly number[]
  readonly node: Range
}

/** Emits RESUME, the body, and `return None` if the end can be reached. An `async def` first creates its coroutine, and a function with `yield` its generator. */
export function compileFunction(unit: Unit, { name, parameters, defaults, node }: Signature, body: () => void): FunctionCode {
  if (unit.isAsync || unit.isGenerator) unit.emit(Op.RETURN_GENERATOR, unit.isGenerator ? 1 : 0, node)
  unit.emit(Op.RESUME, 0, node)
  body()
  const last = { from: Math.max(node.from, node.to - 1), to: node.to }
  unit.constant(NONE, lastLine(unit.source, last))
  unit.emit(unit.returnOp, 0, lastLine(unit.source, last))
  const { code, lines } = unit.code.finish()
  const isStateless = !unit.scope.usesGlobals && defaults.length === 0
  return { name, parameters, defaults, locals: unit.scope.locals, code, lines, isStateless, stackSize: stackSize(code) }
}

/**
 * The last character that is not blank, at or before the start of the range. The final `return None` gets the line of this character. The
 * end of the parser's Body node would be on a later line.
 */
function lastLine(source: SourceText, { from }: Range): Range {
  let at = from
  while (at > 0 && /\s/.test(source.text[at] ?? ' ')) at--
  return { from: at, to: at + 1 }
}

/** The names of the parameters, and the constants that are the defaults of the last parameters. */
function readParameters(unit: Unit, list: SyntaxNode): { parameters: string[]; defaults: number[] } {
  const { source } = unit
  const parameters: string[] = []
  const defaults: number[] = []
  const parts = children(list).slice(1, -1)
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as SyntaxNode
    if (part.name === ',' || part.name === 'TypeDef') continue
    if (part.name === 'AssignOp') {
      defaults.push(defaultValue(unit, parts[++at] as SyntaxNode))
      continue
    }
    // The remaining nodes are stars and slashes.
    if (part.name !== 'VariableName')
      throw source.refusal(part, `does not have '${source.slice(part)}' in parameters`, 'name every parameter')
    const name = source.name(part)
    if (parameters.includes(name)) throw source.syntaxError(part, `duplicate argument '${name}' in function definition`)
    const next = parts[at + 1]
    const sign = next?.name === 'TypeDef' ? parts[at + 2] : next
    if (defaults.length > 0 && sign?.name !== 'AssignOp') throw source.syntaxError(part, 'non-default argument follows default argument')
    parameters.push(name)
  }
  return { parameters, defaults }
}

/**
 * Python evaluates a default once, when it defines the function. A default that never changes can therefore be a constant of the program.
 */
function defaultValue(unit: Unit, node: SyntaxNode): number {
  const constant = constantOf(unit.source, node)
  if (!constant) throw unit.source.refusal(node, 'allows only constants as default values', 'use None and assign in the function')
  return unit.program.constants.index(constant)
}
