import type { SyntaxNode } from '@lezer/common'
import { Comparison, Op } from '../../../../assembly/abi/instructions.ts'
import { Label } from '../../image/assembler.ts'
import { NONE, str } from '../../image/constant-pool.ts'
import { parseDeep } from '../../source/deep-parser.ts'
import type { Range } from '../../source/source-text.ts'
import { children, isEmptyClass } from '../../source/syntax.ts'
import type { Unit } from '../unit.ts'

/** The module of the library whose functions test values for patterns. */
const MATCH = '_match'

/**
 * Compiles the patterns of one `case`. Each value that a pattern tests is in a local that no program can name, and not on the value
 * stack. So the height of the stack is the same wherever a pattern fails.
 */
export class Patterns {
  /** The locals of the captured values, by the names of the variables. bind() sets the variables once the whole pattern fits. */
  readonly #captured = new Map<string, number>()
  #hidden = 0

  constructor(
    readonly unit: Unit,
    /** The place at which the code continues if the pattern does not fit. */
    readonly fail: Label,
  ) {}

  /** Stores the captured values in their variables. */
  bind(where: Range): void {
    for (const [name, local] of this.#captured) {
      this.unit.emit(Op.LOAD_FAST, local, where)
      this.unit.store(name, where)
    }
  }

  /** Jumps to `fail` unless the pattern fits the value in the local `subject`. */
  match(pattern: SyntaxNode, subject: number): void {
    const text = this.unit.text(pattern)
    const { name, firstChild } = pattern
    if (isEmptyClass(text) || name === 'ClassPattern') this.#class(pattern, subject)
    else if (text === '[]' || text === '()') this.sequence([], subject, pattern)
    else if (text === '{}' || name === 'MappingPattern') this.#mapping(pattern, subject)
    else if (name === 'LiteralPattern' || name === 'AttributePattern') this.#value(pattern, subject)
    else if (name === 'CapturePattern') this.#capture(this.unit.source.name(firstChild as SyntaxNode), subject, pattern)
    else if (name === 'OrPattern') this.#or(pattern, subject)
    else if (name === 'AsPattern') this.#as(pattern, subject)
    else if (name === 'SequencePattern') this.#bracketed(pattern, subject)
    else throw this.unit.source.refusal(pattern, 'does not have this pattern', '')
  }

  #as(pattern: SyntaxNode, subject: number): void {
    const [inner, , name] = children(pattern) as [SyntaxNode, SyntaxNode, SyntaxNode]
    this.match(inner, subject)
    this.#capture(this.unit.source.name(name), subject, name)
  }

  #local(): number {
    return this.unit.scope.hide(`.pattern${this.#hidden++}`, false).index
  }

  #unless(where: Range): void {
    this.unit.jump(Op.POP_JUMP_IF_FALSE, this.fail, where)
  }

  /**
   * Pushes the value of an expression within a pattern. The parser does not parse it as an expression, so this method parses its text
   * again.
   */
  #expression(range: Range): void {
    const text = this.unit.text(range)
    const statement = parseDeep(this.unit.source, '\n'.repeat(range.from) + text).topNode.firstChild
    this.unit.expression(statement?.firstChild as SyntaxNode)
  }

  /** Compares the subject with a literal or with a name that contains a dot. */
  #value(pattern: SyntaxNode, subject: number): void {
    this.unit.emit(Op.LOAD_FAST, subject, pattern)
    this.#expression(pattern)
    const isName = /^(None|True|False)$/.test(this.unit.text(pattern))
    this.unit.emit(isName ? Op.IS_OP : Op.COMPARE_OP, isName ? 0 : Comparison.EQUAL, pattern)
    this.#unless(pattern)
  }

  #capture(name: string, subject: number, where: Range): void {
    if (name === '_') return
    if (this.#captured.has(name)) throw this.unit.source.syntaxError(where, `multiple assignments to name '${name}' in pattern`)
    const local = this.#local()
    this.#captured.set(name, local)
    this.unit.emit(Op.LOAD_FAST, subject, where)
    this.unit.emit(Op.STORE_FAST, local, where)
  }

  /**
   * Matches `a | b`. The alternatives bind the same names. The first alternative that fits gives the values of the names. In the parser's
   * tree of `a | b as c`, `as` belongs to b only. In Python it belongs to the whole pattern.
   */
  #or(pattern: SyntaxNode, subject: number): void {
    const { fail } = this
    const [last, , whole] = pattern.lastChild?.name === 'AsPattern' ? children(pattern.lastChild) : []
    const done = new Label()
    const before = new Map(this.#captured)
    const written = children(pattern).filter(({ name }) => name !== 'LogicOp')
    const alternatives = last ? [...written.slice(0, -1), last] : written
    let names: Map<string, number> | undefined
    for (const alternative of alternatives) {
      const inner = new Patterns(this.unit, new Label())
      for (const name of before.keys()) inner.#captured.set(name, before.get(name) as number)
      inner.#hidden = this.#hidden
      inner.match(alternative, subject)
      this.#hidden = inner.#hidden
      const own = new Map([...inner.#captured].filter(([name]) => !before.has(name)))
      if (names && (names.size !== own.size || [...own.keys()].some((name) => !names?.has(name))))
        throw this.unit.source.syntaxError(alternative, 'alternative patterns bind different names')
      names ??= own
      for (const [name, local] of own) {
        this.unit.emit(Op.LOAD_FAST, local, alternative)
        this.unit.emit(Op.STORE_FAST, names.get(name) as number, alternative)
      }
      this.unit.jump(Op.JUMP_FORWARD, done, alternative)
      this.unit.code.place(inner.fail)
    }
    this.unit.jump(Op.JUMP_FORWARD, fail, pattern)
    this.unit.code.place(done)
    for (const [name, local] of names ?? []) this.#captured.set(name, local)
    if (whole) this.#capture(this.unit.source.name(whole), subject, whole)
  }

  /** Matches `[a, b]`, `(a, b)`, or a pattern in parentheses: `(a)`. */
  #bracketed(pattern: SyntaxNode, subject: number): void {
    const parts = children(pattern)
    const inner = parts.slice(1, -1)
    const isGroup = parts[0]?.name === '(' && inner.length === 1 && inner[0]?.name !== 'StarPattern'
    if (isGroup) this.match(inner[0] as SyntaxNode, subject)
    else this.sequence(inner, subject, pattern)
  }

  /** Matches a sequence pattern. `parts` includes the commas. */
  sequence(parts: readonly SyntaxNode[], subject: number, where: Range): void {
    const items = parts.filter(({ name }) => name !== ',')
    const star = items.findIndex(({ name }) => name === 'StarPattern')
    const count = star < 0 ? items.length : items.length - 1
    this.unit.library(MATCH, 'is_sequence', where)
    this.unit.emit(Op.LOAD_FAST, subject, where)
    this.unit.constant({ kind: 'int', value: BigInt(count) }, where)
    this.unit.constant({ kind: 'bool', value: star < 0 }, where)
    this.unit.emit(Op.CALL, 3, where)
    this.#unless(where)
    for (const [at, item] of items.entries()) {
      if (at === star) this.#star(item, subject, star, items.length - star - 1)
      else if (!this.#isWildcard(item)) this.match(item, this.#item(subject, star >= 0 && at > star ? at - items.length : at, item))
    }
  }

  #star(item: SyntaxNode, subject: number, before: number, after: number): void {
    const name = this.unit.source.name(children(item)[1]?.firstChild as SyntaxNode)
    if (name === '_') return
    const rest = this.#local()
    this.unit.library(MATCH, 'rest_of', item)
    this.unit.emit(Op.LOAD_FAST, subject, item)
    for (const count of [before, after]) this.unit.constant({ kind: 'int', value: BigInt(count) }, item)
    this.unit.emit(Op.CALL, 3, item)
    this.unit.emit(Op.STORE_FAST, rest, item)
    this.#capture(name, rest, item)
  }

  #isWildcard(pattern: SyntaxNode): boolean {
    return pattern.name === 'CapturePattern' && this.unit.text(pattern) === '_'
  }

  /** Stores an item of the container in a new local. @returns the local */
  #item(container: number, index: number, where: Range): number {
    const local = this.#local()
    this.unit.emit(Op.LOAD_FAST, container, where)
    this.unit.constant({ kind: 'int', value: BigInt(index) }, where)
    this.unit.emit(Op.BINARY_SUBSCR, 0, where)
    this.unit.emit(Op.STORE_FAST, local, where)
    return local
  }

  /** Stores the value on the stack in a new local, and jumps to `fail` if it is None. @returns the local */
  #found(where: Range): number {
    const local = this.#local()
    this.unit.emit(Op.STORE_FAST, local, where)
    this.unit.emit(Op.LOAD_FAST, local, where)
    this.unit.constant(NONE, where)
    this.unit.emit(Op.IS_OP, 1, where)
    this.#unless(where)
    return local
  }

  #mapping(pattern: SyntaxNode, subject: number): void {
    const parts = children(pattern)
      .slice(1, -1)
      .filter(({ name }) => name !== ',')
    const colons = parts.flatMap(({ name }, at) => (name === ':' ? [at] : []))
    const keys = this.#local()
    for (const at of colons) this.#expression(parts[at - 1] as SyntaxNode)
    this.unit.emit(Op.BUILD_TUPLE, colons.length, pattern)
    this.unit.emit(Op.STORE_FAST, keys, pattern)
    this.unit.library(MATCH, 'mapped', pattern)
    this.unit.emit(Op.LOAD_FAST, subject, pattern)
    this.unit.emit(Op.LOAD_FAST, keys, pattern)
    this.unit.emit(Op.CALL, 2, pattern)
    const found = this.#found(pattern)
    for (const [index, at] of colons.entries()) {
      const value = parts[at + 1] as SyntaxNode
      if (!this.#isWildcard(value)) this.match(value, this.#item(found, index, value))
    }
    const stars = parts.findIndex(({ name }) => name === '**')
    if (stars < 0) return
    const name = parts[stars + 1] as SyntaxNode
    const rest = this.#local()
    this.unit.library(MATCH, 'without', name)
    this.unit.emit(Op.LOAD_FAST, subject, name)
    this.unit.emit(Op.LOAD_FAST, keys, name)
    this.unit.emit(Op.CALL, 2, name)
    this.unit.emit(Op.STORE_FAST, rest, name)
    this.#capture(this.unit.text(name), rest, name)
  }

  #class(pattern: SyntaxNode, subject: number): void {
    const list = pattern.getChild('PatternArgList')
    const parts = list
      ? children(list)
          .slice(1, -1)
          .filter(({ name }) => name !== ',')
      : []
    const named = parts.filter(({ name }) => name === 'KeywordPattern')
    const positional = parts.filter(({ name }) => name !== 'KeywordPattern')
    this.unit.library(MATCH, 'attributes', pattern)
    this.unit.emit(Op.LOAD_FAST, subject, pattern)
    this.#expression({ from: pattern.from, to: list?.from ?? pattern.to - '()'.length })
    this.unit.constant({ kind: 'int', value: BigInt(positional.length) }, pattern)
    for (const keyword of named) this.#attributeName(keyword)
    this.unit.emit(Op.BUILD_TUPLE, named.length, pattern)
    this.unit.emit(Op.CALL, 4, pattern)
    const found = this.#found(pattern)
    const patterns = [...positional, ...named.map((keyword) => keyword.lastChild as SyntaxNode)]
    for (const [at, inner] of patterns.entries()) if (!this.#isWildcard(inner)) this.match(inner, this.#item(found, at, inner))
  }

  /** Pushes the name of an attribute as a str. getattr() finds only names with an id, so this function gives the name an id. */
  #attributeName(keyword: SyntaxNode): void {
    const name = this.unit.source.name(keyword.firstChild as SyntaxNode)
    this.unit.program.names.id(name)
    this.unit.constant(str(name), keyword)
  }
}
