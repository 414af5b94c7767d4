import type { SyntaxNode } from '@lezer/common'
import type { Constant } from '../../model/program.ts'
import type { Range, SourceText } from '../source/source-text.ts'
import { children } from '../source/syntax.ts'
import { constantOf } from './fold.ts'

/** A module-level `NAME = number`. A variant of an experiment can replace the number. */
export interface NumberSetting {
  readonly name: string
  /** The place of the number in the source. */
  readonly range: Range
  readonly written: Constant & { readonly kind: 'int' | 'float' }
}

/** Groups the nodes of an assignment: its targets, then its value. `x: int` without a value has one group. */
export function splitAtAssign(node: SyntaxNode): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]]
  for (const part of children(node)) {
    // Annotations are ignored. `x: int` without a value only makes x a local.
    if (part.name === 'TypeDef') continue
    if (part.name === 'AssignOp') groups.push([])
    else groups.at(-1)?.push(part)
  }
  return groups
}

/** The setting that an assignment makes; undefined for an assignment of any other form. */
export function numberSetting(source: SourceText, node: SyntaxNode): NumberSetting | undefined {
  if (node.parent?.name !== 'Script') return undefined
  const [targets, value, ...more] = splitAtAssign(node)
  const [target] = targets!
  const [range] = value ?? []
  if (!target || !range || targets!.length !== 1 || value!.length !== 1 || more.length > 0) return undefined
  const written = constantOf(source, range)
  if (written?.kind !== 'int' && written?.kind !== 'float') return undefined
  return { name: source.slice(target), range, written }
}

/** The constant that replaces the written number. An int remains an int if the new number is whole. */
export function replacement({ written }: NumberSetting, number: number): Constant & { readonly kind: 'int' | 'float' } {
  return written.kind === 'int' && Number.isInteger(number) ? { kind: 'int', value: BigInt(number) } : { kind: 'float', value: number }
}
