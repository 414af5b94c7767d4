import type { SyntaxNode } from '@lezer/common'
import { DEFAULT_WORKERS } from '../../model/limits.ts'
import type { Starts } from '../../model/program.ts'
import type { SourceText } from '../source/source-text.ts'
import { children } from '../source/syntax.ts'
import { constantOf } from './fold.ts'

/** The assumed number of rounds of a loop, if the source does not show it. */
const UNKNOWN_ROUNDS = 4
/** The largest estimate. A worker takes about 25 ms to start, so a larger estimate could waste time on workers that stay unused. */
const MOST: Starts = { threads: DEFAULT_WORKERS, processes: 4 }
/**
 * The most rounds of a `for` loop that the estimate counts, because such a loop may end each thread before it starts the next. A list
 * comprehension has no such limit, because its threads live at the same time.
 */
const MOST_ROUNDS = 32
/** The callables that make a thread or a process, by the last part of their names. */
const MAKERS: Readonly<Record<string, keyof Starts>> = { Thread: 'threads', call_in_thread: 'threads', Process: 'processes' }

/**
 * Estimates how many threads and processes a program starts. Each place in the source that makes a thread or a process counts once per
 * round of the loops around it. The estimate need not be right: a program that starts more gets more workers while it runs.
 */
export function expectedStarts(source: SourceText, module: SyntaxNode, overrides: Readonly<Record<string, number>>): Starts {
  const numbers = new Map([...moduleNumbers(source, module), ...Object.entries(overrides)])
  const found = { threads: 0, processes: 0 }
  const visit = (node: SyntaxNode, times: number): void => {
    const made = makes(source, node)
    if (made) found[made] += times
    const inner = times * rounds(source, node, numbers)
    for (const child of children(node)) visit(child, inner)
  }
  visit(module, 1)
  return { threads: Math.min(found.threads, MOST.threads), processes: Math.min(found.processes, MOST.processes) }
}

/**
 * If the node is the name of a callable such as Thread, this returns what the callable makes. For any other node it returns undefined. The
 * node need not be in a call, so `T = Thread` counts too. A name in an import counts only if the import contains `as`, because the calls
 * then have another name.
 */
function makes(source: SourceText, node: SyntaxNode): keyof Starts | undefined {
  if (node.name !== 'VariableName' && node.name !== 'PropertyName') return undefined
  const name = source.slice(node)
  if (!Object.hasOwn(MAKERS, name)) return undefined
  return node.parent?.name === 'ImportStatement' && !source.slice(node.parent).includes(' as ') ? undefined : MAKERS[name]
}

/** The number of times that the children of a node run each time the node runs. */
function rounds(source: SourceText, node: SyntaxNode, numbers: ReadonlyMap<string, number>): number {
  if (node.name === 'WhileStatement') return UNKNOWN_ROUNDS
  if (node.name !== 'ForStatement' && node.name !== 'ArrayComprehensionExpression') return 1
  const parts = children(node)
  const iterable = parts[parts.findIndex(({ name }) => name === 'in') + 1]
  const length = (iterable && lengthOf(source, iterable, numbers)) ?? UNKNOWN_ROUNDS
  return node.name === 'ForStatement' ? Math.min(length, MOST_ROUNDS) : length
}

function lengthOf(source: SourceText, iterable: SyntaxNode, numbers: ReadonlyMap<string, number>): number | undefined {
  const parts = children(iterable)
  if (iterable.name === 'ArrayExpression' || iterable.name === 'TupleExpression')
    return parts.slice(1, -1).filter(({ name }) => name !== ',').length
  const [callee, list] = parts
  if (iterable.name !== 'CallExpression' || !callee || !list || source.slice(callee) !== 'range') return undefined
  const bounds = children(list)
    .slice(1, -1)
    .filter(({ name }) => name !== ',')
    .map((bound) => numberOf(source, bound, numbers))
  const [first, second] = bounds
  const length = bounds.length === 1 ? first : second !== undefined && first !== undefined ? second - first : undefined
  return length === undefined ? undefined : Math.max(0, length)
}

function numberOf(source: SourceText, node: SyntaxNode, numbers: ReadonlyMap<string, number>): number | undefined {
  if (node.name === 'VariableName') return numbers.get(source.slice(node))
  const constant = constantOf(source, node)
  return constant?.kind === 'int' ? Number(constant.value) : undefined
}

/** The names and numbers of the assignments `NAME = number` at module level. */
function moduleNumbers(source: SourceText, module: SyntaxNode): [string, number][] {
  return children(module).flatMap((statement): [string, number][] => {
    const [target, sign, value] = children(statement)
    if (statement.name !== 'AssignStatement' || target?.name !== 'VariableName' || sign?.name !== 'AssignOp' || !value) return []
    const number = numberOf(source, value, new Map())
    return number === undefined ? [] : [[source.slice(target), number]]
  })
}
