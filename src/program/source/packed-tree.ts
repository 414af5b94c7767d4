// The syntax tree of a statement as a short text. The build packs the statements of the library, so that a page need not parse them.
// The text has one character for each node, and one for the end of each node that is not a token. It has hardly any positions: unpack()
// reads the tokens of the statement in the order of the nodes, and so finds their positions again.
import { TreeBuffer } from '@lezer/common'
import { parser } from '@lezer/python'
import { parseTrusted } from './deep-parser.ts'

const NAMES = parser.nodeSet.types.map(({ name }) => name)
/** The parser's node for something that is missing, such as the value of a bare `yield`. It is empty. */
const MISSING = 0
/** The types that have no children: names, literals, operators, punctuation and keywords. */
const TOKENS = /^(VariableName|PropertyName|Number|String|None|Boolean|Ellipsis|At|(Arith|Bit|Compare|Logic|Assign|Update)Op|[^A-Z].*)$/
/** Types whose nodes end after a line end. */
const LINES = /^(Body|MatchBody|StatementGroup|Decorator)$/
/** The parts of f-strings. Their positions do not follow from the tokens, so packed trees contain these positions. */
const FORMATS = /^Format/
/** Nodes that the compiler does not read. */
const UNUSED = /^(Comment|Escape)$/

/** For each type of node: the length of its text if it is a keyword or punctuation, otherwise 0. The name of such a type is its text. */
const LENGTHS = NAMES.map((name) => (/^[A-Z⚠]/.test(name) ? 0 : name.length))
const isToken = NAMES.map((name) => TOKENS.test(name))
const isLine = NAMES.map((name) => LINES.test(name))
const isFormat = NAMES.map((name) => FORMATS.test(name))

/** Matches what can be before a token. The parser has no node for the `/` in a list of parameters. */
const BLANK = /(?:\s|\\\n|#.*|\/(?=[,)]))*/y
const STARTS_BLANK = ' \n\\#/'
const TOKEN =
  /[rRbBuU]{0,2}(?:""".*?"""|'''.*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\d[\w.]*(?:(?<=[eE])[+-]\d+)?|\w+|\.\.\.|(?:\*\*|\/\/|<<|>>|[-+*/%&|^@=<>!:])=|\*\*|\/\/|<<|>>|->|./sy

/** Separates two packed trees. No packed tree contains it. */
export const BETWEEN_TREES = '!'
const CLOSE = ' '.charCodeAt(0)
/** Each character encodes a number, which is a node type's id or a length. This character encodes 0. */
const ZERO = '#'.charCodeAt(0)
/** The number of a character that does not end a length: the next character belongs to the same length, and their numbers are added. */
const MOST = 200

/** Finds the positions of nodes in the text of a statement. pack() and unpack() find the same ones. */
class Positions {
  /** The end of the last token. */
  end = 0
  /** The end of the last node. */
  closed = 0

  constructor(readonly text: string) {}

  /** Finds the next token. @returns its start */
  token(type: number): number {
    if (type === MISSING) return this.#move(this.end, this.end)
    const from = STARTS_BLANK.includes(this.text[this.end] as string) ? this.#after(BLANK, this.end) : this.end
    return this.#move(from, LENGTHS[type] ? from + LENGTHS[type] : this.#after(TOKEN, from))
  }

  /** Skips characters of an f-string. @returns the end of these characters */
  skip(length: number): number {
    return this.#move(this.end + length, this.end + length)
  }

  /** Closes a node that is not a token. @returns its end */
  close(type: number): number {
    if (isLine[type]) this.closed = this.text.indexOf('\n', this.end) + 1 || this.text.length
    return this.closed
  }

  #move(from: number, to: number): number {
    this.end = to
    this.closed = to
    return from
  }

  #after(pattern: RegExp, at: number): number {
    pattern.lastIndex = at
    return pattern.test(this.text) ? pattern.lastIndex : at
  }
}

/**
 * Packs the syntax tree of a text that begins with its only statement.
 * @returns '' if the text has no statement
 * @throws Error if unpack() could not restore the tree
 */
export function pack(text: string): string {
  const cursor = parseTrusted(text).cursor()
  if (!cursor.firstChild() || cursor.name === 'Comment') return ''
  const positions = new Positions(text)
  let packed = ''
  const check = (found: number, actual: number) => {
    if (found !== actual) throw new Error(`cannot pack the ${cursor.name} '${text.slice(cursor.from, cursor.to)}'`)
  }
  const length = (to: number) => {
    const skipped = to - positions.end
    positions.skip(skipped)
    packed += String.fromCharCode(ZERO + MOST).repeat(Math.floor(skipped / MOST)) + String.fromCharCode(ZERO + (skipped % MOST))
  }
  const node = () => {
    const { from, to, type } = cursor
    packed += String.fromCharCode(ZERO + type.id)
    if (isToken[type.id]) {
      check(positions.token(type.id), from)
      check(positions.end, to)
      return
    }
    if (isFormat[type.id]) length(from)
    if (cursor.firstChild()) {
      do if (!UNUSED.test(cursor.name)) node()
      while (cursor.nextSibling())
      cursor.parent()
    }
    packed += String.fromCharCode(CLOSE)
    if (isFormat[type.id]) length(to)
    check(positions.close(type.id), to)
  }
  node()
  return packed
}

/** The tree of a statement that pack() packed, in the form in which the parser stores small trees. `text` is the statement's text. */
export function unpack(packed: string, text: string): TreeBuffer {
  const positions = new Positions(text)
  // Four numbers for each node: its type, start and end, and the index after the nodes inside it.
  const nodes = new Uint16Array(packed.length * 4)
  let count = 0
  const add = (type: number, from: number) => {
    nodes[count] = type
    nodes[count + 1] = from
    count += 4
  }
  const open: number[] = []
  let at = 0
  const length = () => {
    let sum = 0
    for (;;) {
      const number = packed.charCodeAt(at++) - ZERO
      sum += number
      if (number < MOST) return positions.skip(sum)
    }
  }
  while (at < packed.length) {
    const code = packed.charCodeAt(at++)
    if (code === CLOSE) {
      const index = open.pop() as number
      const type = nodes[index] as number
      const isEmpty = count === index + 4
      if (isFormat[type]) length()
      else nodes[index + 1] = isEmpty ? positions.closed : (nodes[index + 5] as number)
      nodes[index + 2] = positions.close(type)
      nodes[index + 3] = count
      continue
    }
    const type = code - ZERO
    if (isToken[type]) {
      add(type, positions.token(type))
      nodes[count - 2] = positions.end
      nodes[count - 1] = count
    } else {
      open.push(count)
      add(type, isFormat[type] ? length() : 0)
    }
  }
  return new TreeBuffer(nodes.slice(0, count), text.length, parser.nodeSet)
}
