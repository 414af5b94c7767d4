import type { SyntaxNode } from '@lezer/common'
import { children } from '../../source/syntax.ts'
import { constantOf } from '../fold.ts'
import type { Unit } from '../unit.ts'

/** The parameters of a function, and what the compiler knows of their defaults. */
export interface Parameters {
  /** Parameters that accept an argument by position. The first `positionalOnly` of them accept no keyword. */
  readonly positional: readonly string[]
  readonly positionalOnly: number
  readonly keywordOnly: readonly string[]
  /** The name after `*`, which receives further arguments. */
  readonly rest: string | undefined
  /** The name after `**`, which receives further keyword arguments. */
  readonly extra: string | undefined
  /** One number for each parameter, as in FunctionCode. */
  readonly defaults: readonly number[]
  /** The defaults other than constants, in the order of the source. */
  readonly computed: readonly SyntaxNode[]
}

export const NO_PARAMETERS: Parameters = {
  positional: [],
  positionalOnly: 0,
  keywordOnly: [],
  rest: undefined,
  extra: undefined,
  defaults: [],
  computed: [],
}

/** Names in the order of the frame's locals. */
export function parameterNames({ positional, keywordOnly, rest, extra }: Parameters): string[] {
  return [...positional, ...keywordOnly, ...(rest === undefined ? [] : [rest]), ...(extra === undefined ? [] : [extra])]
}

export function readParameters(unit: Unit, list: SyntaxNode): Parameters {
  return new Reader(unit, list).read()
}

class Reader {
  readonly #positional: string[] = []
  readonly #keywordOnly: string[] = []
  readonly #defaults = new Map<string, number>()
  readonly #computed: SyntaxNode[] = []
  readonly #names = new Set<string>()
  #positionalOnly = 0
  #rest: string | undefined
  #extra: string | undefined
  /** Whether a star, with or without a name, is among the parts read so far. */
  #isStarred = false

  constructor(
    readonly unit: Unit,
    readonly list: SyntaxNode,
  ) {}

  read(): Parameters {
    const parts = children(this.list).filter((part) => part.name !== '(' && part.name !== ')' && part.name !== 'TypeDef')
    for (let at = 0; at < parts.length; at++) at = this.#part(parts, at)
    if (this.#isStarred && this.#rest === undefined && this.#keywordOnly.length === 0)
      throw this.unit.source.syntaxError(this.list, 'named arguments must follow bare *')
    return {
      positional: this.#positional,
      positionalOnly: this.#positionalOnly,
      keywordOnly: this.#keywordOnly,
      rest: this.#rest,
      extra: this.#extra,
      defaults: [...this.#positional, ...this.#keywordOnly].map((name) => this.#defaults.get(name) ?? 0),
      computed: this.#computed,
    }
  }

  /** Reads a comma, a star, or a parameter with its default. @returns the index of the last part that it read */
  #part(parts: readonly SyntaxNode[], at: number): number {
    const part = parts[at] as SyntaxNode
    const next = parts[at + 1]
    const { source } = this.unit
    if (this.#extra !== undefined && part.name !== ',') throw source.syntaxError(part, 'arguments cannot follow var-keyword argument')
    if (part.name === ',') {
      this.#slash(part, next)
      return at
    }
    if (part.name === '*') {
      if (this.#isStarred) throw source.syntaxError(part, '* argument may appear only once')
      this.#isStarred = true
      if (next?.name !== 'VariableName') return at
      this.#rest = this.#declare(next)
      return at + 1
    }
    if (part.name === '**') {
      this.#extra = this.#declare(next as SyntaxNode)
      return at + 1
    }
    if (part.name !== 'VariableName') throw source.syntaxError(part, 'invalid syntax')
    const name = this.#declare(part)
    const hasDefault = next?.name === 'AssignOp'
    if (!hasDefault && !this.#isStarred && this.#positional.some((one) => this.#defaults.has(one)))
      throw source.syntaxError(part, 'non-default argument follows default argument')
    const kind = this.#isStarred ? this.#keywordOnly : this.#positional
    kind.push(name)
    if (!hasDefault) return at
    this.#defaults.set(name, this.#default(parts[at + 2] as SyntaxNode))
    return at + 2
  }

  /**
   * Reads a `/` after the comma, if there is one. The parser has no node for the `/`, so this method searches the text before the next
   * part.
   */
  #slash(comma: SyntaxNode, next: SyntaxNode | undefined): void {
    const { source } = this.unit
    const between = source.text.slice(comma.to, next?.from ?? this.list.to).replace(/#.*/g, '')
    const at = between.indexOf('/')
    if (at < 0) return
    const where = { from: comma.to + at, to: comma.to + at + 1 }
    if (this.#positionalOnly > 0) throw source.syntaxError(where, '/ may appear only once')
    if (this.#isStarred) throw source.syntaxError(where, '/ must be ahead of *')
    this.#positionalOnly = this.#positional.length
  }

  #declare(node: SyntaxNode): string {
    const name = this.unit.source.name(node)
    if (this.#names.has(name)) throw this.unit.source.syntaxError(node, `duplicate argument '${name}' in function definition`)
    this.#names.add(name)
    return name
  }

  /** The number of a default, as in FunctionCode. A constant needs no code. The function object has a tuple of the other defaults. */
  #default(node: SyntaxNode): number {
    const constant = constantOf(this.unit.source, node)
    if (constant) return this.unit.program.constants.index(constant) + 1
    return -this.#computed.push(node)
  }
}
