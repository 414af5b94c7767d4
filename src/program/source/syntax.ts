import { type SyntaxNode, Tree } from '@lezer/common'
import { parser } from '@lezer/python'
import type { LabError } from '../../model/errors.ts'
import { parseDeep, parseTrusted } from './deep-parser.ts'
import { findLineFault } from './line-faults.ts'
import { unpack } from './packed-tree.ts'
import type { Range, SourceText } from './source-text.ts'

/**
 * Matches `5.` and the start of `1.e3`. The parser requires a digit after the point, but it allows an underscore at the end of a number.
 * The parser therefore receives an underscore in place of the point. Literals are read from the source itself, so nothing else changes.
 */
const TRAILING_POINT = /(?<![\w.])(\d[\d_]*)\.(?=[eE][+-]?\d|[^\w.]|$)/g

/**
 * The syntax tree of a file. The parser repairs text that it does not understand. This function throws an error for the first repaired
 * place. An earlier fault in strings, brackets or indentation takes precedence over that place, and a missing block does so wherever it is.
 * The function also throws for a character that Python does not allow in a name.
 */
export function parse(source: SourceText): Tree {
  const tree = parseFields(source, hideEmptyPatterns(source.text.replace(TRAILING_POINT, '$1_')))
  const mended = firstError(tree)
  const fault = findLineFault(source)
  if (fault && (fault.first || !mended || fault.at <= mended.from)) throw fault.error
  const letter = findStrangeLetter(source, tree)
  if (letter && (!mended || letter.from <= mended.to)) throw wordLetter(source, letter)
  if (mended) throw wordError(source, mended)
  return tree
}

/** A part of a library file: a statement at module level, or blank lines and comments. */
export interface LibraryPart {
  readonly text: string
  /** The packed tree of the statement. '' if the text contains no statement. undefined if the build has not packed the text. */
  readonly packed: string | undefined
}

/** The syntax tree of a library file, without a search for faults. The file's text consists of the parts, joined by line ends. */
export function joinTrees(parts: readonly LibraryPart[]): Tree {
  const children: Tree['children'][number][] = []
  const positions: number[] = []
  let start = 0
  for (const part of parts) {
    const tree = treeOf(part)
    for (const [at, child] of tree.children.entries()) {
      children.push(child)
      positions.push(start + (tree.positions[at] as number))
    }
    start += part.text.length + 1
  }
  return new Tree(parser.topNode, children, positions, start)
}

/** The unpacked trees of all parts that programs have used, by the parts' texts. */
const UNPACKED = new Map<string, Tree>()

function treeOf({ text, packed }: LibraryPart): Tree {
  if (packed === '') return Tree.empty
  const whole = `${text}\n`
  if (packed === undefined) return parseTrusted(whole)
  const tree = UNPACKED.get(text) ?? new Tree(parser.topNode, [unpack(packed, whole)], [0], whole.length)
  UNPACKED.set(text, tree)
  return tree
}

/**
 * Replaces empty brackets in patterns, as in `case int():` and `case []:`, by underscores. The parser rejects empty brackets there, and
 * parses the replaced pattern as a name. The compiler reads the pattern from the original source.
 */
function hideEmptyPatterns(text: string): string {
  return text.replace(/^[ \t]*case\b.*(\(\)|\[\]|\{\}).*$/gm, (line) => {
    const end = headEnd(line)
    return line.slice(0, end).replace(/\(\)|\[\]|\{\}/g, '__') + line.slice(end)
  })
}

/** The index in a `case` line at which the pattern ends: that of the guard or the colon. */
function headEnd(line: string): number {
  let depth = 0
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] as string
    if (quote) {
      if (letter === '\\') at++
      else if (letter === quote) quote = ''
    } else if (letter === '"' || letter === "'") quote = letter
    else if ('([{'.includes(letter)) depth++
    else if (')]}'.includes(letter)) depth--
    else if (depth === 0 && (letter === ':' || /^\sif\b/.test(line.slice(at)))) return at
  }
  return line.length
}

/** Whether the text of a pattern is a class without patterns for its attributes: `int()`. */
export function isEmptyClass(text: string): boolean {
  return /^[\w.]+\(\)$/.test(text)
}

const NAMES = ['VariableName', 'PropertyName']

/** The first character that Python does not allow in a name. The parser allows every character from U+00A1 on. */
function findStrangeLetter(source: SourceText, tree: Tree): Range | undefined {
  if (!/[^\0-\x7f]/.test(source.text)) return undefined
  const cursor = tree.cursor()
  do {
    if (!NAMES.includes(cursor.name)) continue
    const good = /^[\p{XID_Start}_]?(?:(?<=.)\p{XID_Continue}*)?/u.exec(source.slice(cursor))?.[0].length ?? 0
    const from = cursor.from + good
    if (from < cursor.to) return { from, to: from + String.fromCodePoint(source.text.codePointAt(from) as number).length }
  } while (cursor.next())
  return undefined
}

function wordLetter(source: SourceText, letter: Range): LabError {
  const text = source.slice(letter)
  const code = `U+${(text.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`
  const isPrintable = !/\p{C}|\p{Z}/u.test(text)
  return source.syntaxError(letter, isPrintable ? `invalid character '${text}' (${code})` : `invalid non-printable character ${code}`)
}

/**
 * `f"{x:=8}"`: the parser takes the start of this specification for the operator `:=`. The parser therefore receives `>` in place of `=`;
 * both are alignment characters. The compiler reads specifications from the source, not from the tree, so nothing else changes.
 */
function parseFields(source: SourceText, text: string): Tree {
  const tree = parseDeep(source, text)
  const colons = text.includes(':=') ? colonsBeforeEquals(tree, text) : []
  if (colons.length === 0) return tree
  const shown = text.split('')
  for (const at of colons) shown[at + 1] = '>'
  return parseFields(source, shown.join(''))
}

function colonsBeforeEquals(tree: Tree, text: string): number[] {
  const found: number[] = []
  tree.iterate({
    enter: (node) => {
      if (!node.type.isError || node.node.parent?.name !== 'FormatReplacement') return
      const at = node.from + (/^\s*/.exec(text.slice(node.from, node.to + 80))?.[0].length ?? 0)
      if (text.startsWith(':=', at)) found.push(at)
    },
  })
  return found
}

/** The children of a node, except comments, which can occur anywhere. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.name !== 'Comment') found.push(child)
  return found
}

function firstError(tree: Tree): SyntaxNode | undefined {
  const cursor = tree.cursor()
  do {
    if ((cursor.type.isError && !isBareYield(cursor.node)) || cursor.name === 'PrintStatement') return cursor.node
  } while (cursor.next())
  return undefined
}

/** Whether the error is the missing value of a `yield`. The parser requires a value, but Python allows a `yield` without one. */
function isBareYield(error: SyntaxNode): boolean {
  return error.from === error.to && error.prevSibling?.name === 'yield' && !error.nextSibling
}

const BEFORE_COLON = [
  'IfStatement',
  'WhileStatement',
  'ForStatement',
  'FunctionDefinition',
  'ClassDefinition',
  'WithStatement',
  'TryStatement',
  'Body',
]

function wordError(source: SourceText, node: SyntaxNode): LabError {
  if (node.name === 'PrintStatement') {
    return source.syntaxError({ from: node.from, to: node.from + 5 }, "Missing parentheses in call to 'print'. Did you mean print(...)?")
  }
  // An error node for missing text has no length. The token after it is the unexpected one.
  let from = node.from
  while (source.text[from] === ' ' || source.text[from] === '\t') from++
  const token = /^(\w+|[^\w\s])/.exec(source.text.slice(from))?.[0] ?? ''
  const range = { from, to: from + Math.max(1, token.length) }
  const parent = node.parent?.name ?? ''
  if (parent === 'FormatReplacement' && token === '!') return source.syntaxError(range, wrongConversion(source.text.slice(from + 1)))
  if (parent === 'FormatReplacement' && token === '}') return source.syntaxError(range, 'f-string: empty expression not allowed')
  if (BEFORE_COLON.includes(parent) && (token === '' || token === '#') && source.text[lastCodeBefore(source, from)] !== ':') {
    return source.syntaxError(range, "expected ':'")
  }
  return source.syntaxError(range, 'invalid syntax')
}

function wrongConversion(text: string): string {
  const given = /^\w+/.exec(text)?.[0]
  return `f-string: invalid conversion character${given ? ` '${given}'` : ''}: expected 's', 'r', or 'a'`
}

function lastCodeBefore(source: SourceText, at: number): number {
  let last = at - 1
  while (last > 0 && /[ \t]/.test(source.text[last] as string)) last--
  return last
}
