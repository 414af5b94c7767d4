import type { SyntaxNode } from '@lezer/common'
import type { Range, SourceText } from '../source/source-text.ts'
import { children } from '../source/syntax.ts'

/** One step of a comparison chain. */
export interface ComparisonStep extends Range {
  readonly operator: string
  readonly right: Operation
}

/** An expression of operators, grouped as in Python. */
export type Operation = Range &
  (
    | { readonly kind: 'operand'; readonly node: SyntaxNode }
    | { readonly kind: 'await'; readonly operand: Operation }
    | { readonly kind: 'unary'; readonly operator: string; readonly operand: Operation }
    | { readonly kind: 'binary'; readonly operator: string; readonly left: Operation; readonly right: Operation }
    | { readonly kind: 'comparison'; readonly first: Operation; readonly steps: readonly ComparisonStep[] }
    | { readonly kind: 'boolean'; readonly operator: 'and' | 'or'; readonly operands: readonly Operation[] }
  )

type Token = { readonly operator: string; readonly range: Range } | { readonly operand: SyntaxNode }

const BINARY_LEVEL: Record<string, number> = {
  '|': 1,
  '^': 2,
  '&': 3,
  '<<': 4,
  '>>': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '//': 6,
  '%': 6,
  '@': 6,
}
const UNARY_LEVEL = 7
const COMPARISONS = new Set(['<', '>', '==', '!=', '<=', '>=', 'in', 'not in', 'is', 'is not'])

/**
 * Groups an expression of operators by Python's precedence. The parser's own grouping is wrong in three ways: it reads `not a or b` as `not
 * (a or b)`, it reads `await a + b` as `await (a + b)`, and it does not chain comparisons.
 */
export function operation(source: SourceText, node: SyntaxNode): Operation {
  return new Reader(source, flatten(source, node)).whole()
}

const OPERATORS = new Set(['ArithOp', 'BitOp', 'CompareOp', 'and', 'or', 'not', 'in', 'is', 'await'])
const OPERATIONS = ['BinaryExpression', 'UnaryExpression', 'AwaitExpression']

function isOperation(node: SyntaxNode): boolean {
  return OPERATIONS.includes(node.name)
}

/** The operators and operands of nested operations, in source order. */
function flatten(source: SourceText, node: SyntaxNode): Token[] {
  const tokens: Token[] = []
  const rest = [node]
  for (let part = rest.pop(); part; part = rest.pop()) {
    const next = rest.at(-1)
    if (isOperation(part)) rest.push(...children(part).reverse())
    else if (!OPERATORS.has(part.name)) tokens.push({ operand: part })
    else if (next && ((part.name === 'not' && next.name === 'in') || (part.name === 'is' && next.name === 'not'))) {
      tokens.push({ operator: part.name === 'is' ? 'is not' : 'not in', range: { from: part.from, to: next.to } })
      rest.pop()
    } else tokens.push({ operator: source.slice(part), range: part })
  }
  return tokens
}

/** Precedence climbing over the tokens, from `or` down to `**`. */
class Reader {
  #at = 0

  constructor(
    readonly source: SourceText,
    readonly tokens: readonly Token[],
  ) {}

  whole(): Operation {
    const read = this.#boolean('or', () => this.#boolean('and', () => this.#not()))
    const rest = this.tokens[this.#at]
    if (rest) throw this.#invalid(rest)
    return read
  }

  #invalid(token: Token): Error {
    return this.source.syntaxError('operator' in token ? token.range : token.operand, 'invalid syntax')
  }

  #operator(): string {
    const token = this.tokens[this.#at]
    return token && 'operator' in token ? token.operator : ''
  }

  #next(): Token {
    return this.tokens[this.#at++] as Token
  }

  #boolean(operator: 'and' | 'or', inner: () => Operation): Operation {
    const operands = [inner()]
    while (this.#operator() === operator) {
      this.#next()
      operands.push(inner())
    }
    const first = operands[0] as Operation
    return operands.length === 1 ? first : { kind: 'boolean', operator, operands, from: first.from, to: (operands.at(-1) as Operation).to }
  }

  #not(): Operation {
    return this.#prefixed(['not'], () => this.#comparison())
  }

  /** Reads any number of these operators in front of whatever `inner` reads. */
  #prefixed(operators: readonly string[], inner: () => Operation): Operation {
    const signs: Extract<Token, { operator: string }>[] = []
    while (operators.includes(this.#operator())) signs.push(this.#next() as Extract<Token, { operator: string }>)
    return signs.reduceRight<Operation>(
      (operand, { operator, range }) => ({ kind: 'unary', operator, operand, from: range.from, to: operand.to }),
      inner(),
    )
  }

  #comparison(): Operation {
    const first = this.#binary(1)
    const steps: ComparisonStep[] = []
    while (COMPARISONS.has(this.#operator())) {
      const token = this.#next() as Extract<Token, { operator: string }>
      const right = this.#binary(1)
      steps.push({ operator: token.operator, right, from: first.from, to: right.to })
    }
    return steps.length === 0 ? first : { kind: 'comparison', first, steps, from: first.from, to: (steps.at(-1) as Range).to }
  }

  #binary(level: number): Operation {
    if (level === UNARY_LEVEL) return this.#unary()
    let left = this.#binary(level + 1)
    while (BINARY_LEVEL[this.#operator()] === level) {
      const token = this.#next() as Extract<Token, { operator: string }>
      const right = this.#binary(level + 1)
      left = { kind: 'binary', operator: token.operator, left, right, from: left.from, to: right.to }
    }
    return left
  }

  #unary(): Operation {
    return this.#prefixed(['-', '+', '~'], () => this.#power())
  }

  #power(): Operation {
    const left = this.#operator() === 'await' ? this.#awaited() : this.#operand()
    if (this.#operator() !== '**') return left
    this.#next()
    const right = this.#unary()
    return { kind: 'binary', operator: '**', left, right, from: left.from, to: right.to }
  }

  #awaited(): Operation {
    const { range } = this.#next() as Extract<Token, { operator: string }>
    const operand = this.#operand()
    return { kind: 'await', operand, from: range.from, to: operand.to }
  }

  #operand(): Operation {
    const token = this.#next()
    if ('operator' in token) throw this.#invalid(token)
    return { kind: 'operand', node: token.operand, from: token.operand.from, to: token.operand.to }
  }
}
