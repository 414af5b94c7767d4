import type { SyntaxNode } from '@lezer/common'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { str } from '../../image/constant-pool.ts'
import type { Range } from '../../source/source-text.ts'
import { children } from '../../source/syntax.ts'
import { isBytes, type Literal, parseString, splitString, unescapeString } from '../literals.ts'
import type { Unit } from '../unit.ts'
import { compileExpressions } from './atoms.ts'

/** Arguments of CONVERT_VALUE. */
const CONVERSIONS: Record<string, number> = { '!s': 1, '!r': 2, '!a': 3 }
const REPR = 2
/** The deepest nesting of fields: a field's specification can contain fields, and those cannot contain further ones. */
const MAX_FIELD_DEPTH = 2

/** The parts of a field other than its value. */
const FIELD_PARTS = new Set(['{', '}', 'FormatSelfDoc', 'FormatConversion', 'FormatSpec'])

/** A piece of a string: text or a field. */
type Piece = string | SyntaxNode

/** Compiles an f-string, or several adjacent string literals. */
export function visitFormatString(unit: Unit, node: SyntaxNode): void {
  const literals = node.name === 'ContinuedString' ? children(node) : [node]
  const bytes = literals.filter((literal) => literal.name === 'String' && isBytes(unit.text(literal)))
  if (bytes.length > 0) {
    if (bytes.length < literals.length) throw unit.source.syntaxError(node, 'cannot mix bytes and nonbytes literals')
    unit.constant({ kind: 'bytes', value: bytes.map((literal) => textOf(unit, literal, parseString(unit.text(literal)))).join('') }, node)
    return
  }
  compilePieces(unit, merge(literals.flatMap((literal) => split(unit, literal))), node, 1)
}

function compilePieces(unit: Unit, pieces: readonly Piece[], node: SyntaxNode, depth: number): void {
  if (pieces.length === 0) unit.constant(str(''), node)
  for (const piece of pieces) {
    if (typeof piece === 'string') unit.constant(str(piece), node)
    else compileField(unit, piece, depth, pieces.length > 1)
  }
  if (pieces.length > 1) unit.emit(Op.BUILD_STRING, pieces.length, node)
}

/** Joins adjacent texts and drops empty ones. */
function merge(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece
    else if (piece !== '') merged.push(piece)
  }
  return merged
}

function split(unit: Unit, literal: SyntaxNode): Piece[] {
  if (literal.name === 'String') return [textOf(unit, literal, parseString(unit.text(literal)))]
  const { prefix, quote } = splitString(unit.text(literal))
  const inside = { from: literal.from + prefix.length + quote.length, to: literal.to - quote.length }
  return piecesOf(unit, literal, inside, prefix.includes('r'))
}

/** The texts and fields between the ends of an f-string or of a specification. */
function piecesOf(unit: Unit, node: SyntaxNode, { from, to }: Range, raw: boolean): Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const field of children(node)) {
    if (field.name !== 'FormatReplacement') continue
    pieces.push(formatText(unit, { from: at, to: field.from }, raw), ...selfDocumentation(unit, field), field)
    at = field.to
  }
  pieces.push(formatText(unit, { from: at, to }, raw))
  return pieces
}

function formatText(unit: Unit, range: Range, raw: boolean): string {
  const text = unit.text(range)
  const lone = /^(?:[^{}]|\{\{|\}\})*/.exec(text)?.[0].length ?? 0
  if (lone < text.length) {
    throw unit.source.syntaxError({ from: range.from + lone, to: range.from + lone + 1 }, `f-string: single '${text[lone]}' is not allowed`)
  }
  const body = text.replaceAll('{{', '{').replaceAll('}}', '}')
  return raw ? body : textOf(unit, range, unescapeString(body))
}

function textOf(unit: Unit, where: Range, read: Literal): string {
  if ('invalid' in read) throw unit.source.syntaxError(where, read.invalid)
  if ('unsupported' in read) throw unit.source.refusal(where, `does not have ${read.unsupported}`, '')
  return 'value' in read.constant && typeof read.constant.value === 'string' ? read.constant.value : ''
}

/** The pieces of `{x = }`: the text `x = ` and then the field. */
function selfDocumentation(unit: Unit, field: SyntaxNode): Piece[] {
  const sign = field.getChild('FormatSelfDoc')
  if (!sign) return []
  const rest = /^\s*/.exec(unit.source.text.slice(sign.to))?.[0].length ?? 0
  return [unit.text({ from: field.from + 1, to: sign.to + rest })]
}

function compileField(unit: Unit, field: SyntaxNode, depth: number, isPart: boolean): void {
  if (depth > MAX_FIELD_DEPTH) throw unit.source.syntaxError(field, 'f-string: expressions nested too deeply')
  const conversion = field.getChild('FormatConversion')
  const spec = field.getChild('FormatSpec')
  const values = children(field).filter((part) => !FIELD_PARTS.has(part.name))
  compileExpressions(unit, values)
  const convert = conversion ? (CONVERSIONS[unit.text(conversion)] as number) : field.getChild('FormatSelfDoc') && !spec ? REPR : 0
  if (convert) unit.emit(Op.CONVERT_VALUE, convert, field)
  if (spec) compileSpec(unit, spec, depth)
  if (spec) unit.emit(Op.FORMAT_WITH_SPEC, 0, field)
  else unit.emit(Op.FORMAT_VALUE, isPart ? 1 : 0, field)
}

/** Compiles the specification after the colon of a field. It is a str that can contain fields. */
function compileSpec(unit: Unit, spec: SyntaxNode, depth: number): void {
  const pieces = piecesOf(unit, spec, { from: spec.from + 1, to: spec.to }, isRaw(unit, spec))
  compilePieces(unit, merge(pieces), spec, depth + 1)
}

/** Whether the f-string that contains this part is raw. */
function isRaw(unit: Unit, part: SyntaxNode): boolean {
  let node = part
  while (node.name !== 'FormatString' && node.parent) node = node.parent
  return splitString(unit.text(node)).prefix.includes('r')
}
