import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { children } from '../../source/syntax.ts'
import { constantOf } from '../fold.ts'
import type { Unit } from '../unit.ts'

/**
 * The largest number of pairs or elements on the stack. A longer display adds them one by one, as in CPython. A set of constants has no
 * such limit.
 */
const MAX_PAIRS = 15
const MAX_ELEMENTS = 30

type Pair = { readonly key: SyntaxNode; readonly value: SyntaxNode } | { readonly mapping: SyntaxNode }

/** Compiles `{key: value, **mapping}`. */
export function visitDict(unit: Unit, node: SyntaxNode): void {
  const pairs = pairsOf(unit, node)
  const plain = pairs.findIndex((pair) => 'mapping' in pair)
  const first = plain < 0 ? pairs.length : plain
  const onStack = first <= MAX_PAIRS ? first : 0
  for (const pair of pairs.slice(0, onStack)) compilePair(unit, pair)
  unit.emit(Op.BUILD_MAP, onStack, node)
  for (const pair of pairs.slice(onStack)) {
    compilePair(unit, pair)
    if ('mapping' in pair) unit.emit(Op.DICT_UPDATE, 0, node)
    else unit.emit(Op.MAP_ADD, 1, node)
  }
}

function compilePair(unit: Unit, pair: Pair): void {
  if ('mapping' in pair) unit.expression(pair.mapping)
  else {
    unit.expression(pair.key)
    unit.expression(pair.value)
  }
}

function pairsOf(unit: Unit, node: SyntaxNode): Pair[] {
  const parts = children(node).slice(1, -1)
  const pairs: Pair[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as SyntaxNode
    if (part.name === ',') continue
    if (part.name === '**') pairs.push({ mapping: parts[++at] as SyntaxNode })
    else {
      const value = parts[at + 2]
      if (parts[at + 1]?.name !== ':' || !value || value.type.isError)
        throw unit.source.syntaxError(part, "':' expected after dictionary key")
      pairs.push({ key: part, value })
      at += 2
    }
  }
  return pairs
}

/**
 * Compiles `{a, *b}`. CPython builds a display of more than two constants in three steps: a frozenset, a second frozenset of the first
 * one's elements, and an empty set that takes the elements of the second. These steps determine the order of the elements, so the emitted
 * code repeats them.
 */
export function visitSet(unit: Unit, node: SyntaxNode): void {
  const parts = children(node)
    .slice(1, -1)
    .filter((part) => part.name !== ',')
  const star = parts.findIndex((part) => part.name === '*')
  const isConstant = parts.length > 2 && star < 0 && parts.every((part) => constantOf(unit.source, part))
  if (isConstant) for (const _ of [1, 2]) unit.emit(Op.BUILD_SET, 0, node)
  const onStack = star < 0 && (isConstant || parts.length <= MAX_ELEMENTS) ? parts.length : Math.max(star, 0)
  for (const part of parts.slice(0, onStack)) unit.expression(part)
  unit.emit(Op.BUILD_SET, onStack, node)
  if (isConstant) for (const oneByOne of [1, 0]) unit.emit(Op.SET_UPDATE, oneByOne, node)
  for (let at = onStack; at < parts.length; at++) {
    const part = parts[at] as SyntaxNode
    const isStar = part.name === '*'
    unit.expression(isStar ? (parts[++at] as SyntaxNode) : part)
    if (isStar) unit.emit(Op.SET_UPDATE, 0, node)
    else unit.emit(Op.SET_ADD, 1, node)
  }
}
