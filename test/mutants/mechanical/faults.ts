import ts from 'typescript'

/** One fault that the tool makes in one statement or expression of the source. */
export interface Fault {
  /** The switch that turns the fault on. */
  readonly number: number
  /** The file, the function, the kind of the fault and its number among the faults of this kind in the function. */
  readonly id: string
  readonly file: string
  readonly line: number
  readonly from: string
  readonly to: string
}

/** A function of the source. The machine reports `number` when a thread enters the function. */
interface Entry {
  readonly number: number
  /** "file Class.method" */
  readonly name: string
}

/** A source file with all of its faults. At most one of them is on. */
export interface Woven {
  readonly file: string
  readonly text: string
  readonly faults: readonly Fault[]
  readonly entries: readonly Entry[]
}

const BOUNDARY: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.EqualsEqualsToken, '!='],
  [ts.SyntaxKind.ExclamationEqualsToken, '=='],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
])

/** The read-modify-write operations of Word. In a fault, one of them becomes a load and then a store. */
const ATOMIC = /^Word\.(cas|swap|add|or|and|xor)$/

/**
 * Makes all faults in a source file, but only in methods whose "Class.method" matches `only`. Returns the file with these faults.
 * `nextNumber` gives the number of the next switch.
 *
 * In the returned text, `Fault.on(n)` is true if switch n is on. An expression becomes `(Fault.on(n) ? faulty : sound)`.
 */
export function weave(file: string, source: string, nextNumber: () => number, only = /./): Woven {
  return new Weaver(file, source, nextNumber, only).weave()
}

class Weaver {
  private readonly file: string
  private readonly source: string
  private readonly nextNumber: () => number
  private readonly only: RegExp
  private readonly tree: ts.SourceFile
  private readonly faults: Fault[] = []
  private readonly entries: Entry[] = []
  private readonly counts = new Map<string, number>()
  private place = ''

  constructor(file: string, source: string, nextNumber: () => number, only: RegExp) {
    this.only = only
    this.file = file
    this.source = source
    this.nextNumber = nextNumber
    this.tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  }

  weave(): Woven {
    const text = this.visit(this.tree)
    const up = '../'.repeat(this.file.split('/').length - 2) || './'
    return { file: this.file, text: `import { Fault } from '${up}fault'\n${text}`, faults: this.faults, entries: this.entries }
  }

  /** The text of a node with its faults. */
  private visit(node: ts.Node): string {
    if (ts.isMethodDeclaration(node) && node.body) return this.method(node, node.body)
    if (isDebug(node)) return textOf(node)
    if (this.place === '') return this.parts(node)
    if (ts.isBlock(node)) return this.block(node)
    if (ts.isExpressionStatement(node)) return this.statement(node)
    if (ts.isWhileStatement(node)) return this.loop(node)
    if (ts.isIfStatement(node)) return this.parts(node, node.expression, (woven) => this.negated(node.expression, woven))
    if (ts.isConditionalExpression(node)) return this.parts(node, node.condition, (woven) => `(${this.negated(node.condition, woven)})`)
    if (ts.isBinaryExpression(node)) return this.binary(node)
    if (ts.isCallExpression(node)) return this.call(node)
    if (ts.isNumericLiteral(node)) return this.number(node)
    if (node.kind === ts.SyntaxKind.TrueKeyword) return this.choice(node, 'constant', 'false', 'true')
    if (node.kind === ts.SyntaxKind.FalseKeyword) return this.choice(node, 'constant', 'true', 'false')
    if (ts.isPropertyAccessExpression(node) && textOf(node) === 'i32.MAX_VALUE') return this.choice(node, 'constant', '1', 'i32.MAX_VALUE')
    return this.parts(node)
  }

  /** The text of a node in which each child has its faults. `wrap` changes the text of the child `special`. */
  private parts(node: ts.Node, special?: ts.Node, wrap: (woven: string) => string = (woven) => woven): string {
    let text = ''
    let at = node.getFullStart()
    ts.forEachChild(node, (child) => {
      const start = child.getStart(this.tree)
      // Types, names and labels of `case` have no faults.
      const woven = ts.isTypeNode(child) || isLabel(node, child) ? textOf(child) : this.visit(child)
      text += this.source.slice(at, start) + (child === special ? wrap(woven) : woven)
      at = child.getEnd()
    })
    text += this.source.slice(at, node.getEnd())
    return text.slice(node.getStart(this.tree) - node.getFullStart())
  }

  private method(node: ts.MethodDeclaration, body: ts.Block): string {
    const owner = ts.isClassDeclaration(node.parent) ? node.parent.name?.text : ''
    const name = `${owner}.${textOf(node.name)}`
    if (!this.only.test(name)) return textOf(node)
    const number = this.nextNumber()
    this.entries.push({ number, name: `${this.file.slice('assembly/'.length)} ${name}` })
    this.place = name
    const woven = this.block(body)
    this.place = ''
    return this.source.slice(node.getStart(this.tree), body.getStart(this.tree)) + woven.replace('{', `{ Fault.enter(${number});`)
  }

  private block(node: ts.Block): string {
    const { statements } = node
    let text = '{'
    for (let i = 0; i < statements.length; i++) {
      const [first, second] = [statements[i] as ts.Statement, statements[i + 1]]
      if (!second || !isMoveable(first) || !isMoveable(second)) {
        text += `\n${this.visit(first)}`
        continue
      }
      const number = this.add(first, 'swap', `${textOf(first)}; ${textOf(second)}`, `${textOf(second)}; ${textOf(first)}`)
      text += `\nif (Fault.on(${number})) { ${textOf(second)}; }\n${this.visit(first)}\nif (!Fault.on(${number})) {\n${this.visit(second)}\n}`
      i++
    }
    return `${text}\n}`
  }

  private statement(node: ts.ExpressionStatement): string {
    const { expression } = node
    const isCall = ts.isCallExpression(expression)
    if (isCall && /^(unreachable|assert)$/.test(textOf(expression.expression))) return this.parts(node)
    const number = this.add(node, 'delete', textOf(node), '')
    // The braces keep a following `else` with its own `if`.
    return `{ if (!Fault.on(${number})) { ${this.parts(node)}; } }`
  }

  /** Adds a fault with which the loop ends after one round. A `while (true)` gets no such fault. */
  private loop(node: ts.WhileStatement): string {
    if (textOf(node.expression) === 'true') return this.parts(node)
    const once = this.add(node, 'once', `while (${textOf(node.expression)})`, `if (${textOf(node.expression)})`)
    const condition = this.negated(node.expression, this.visit(node.expression))
    return `while (${condition}) { ${this.visit(node.statement)}\nif (Fault.on(${once})) break; }`
  }

  private negated(condition: ts.Expression, woven: string): string {
    // For `==` and `!=`, binary() already makes a fault with the same effect: it replaces one operator by the other.
    if (ts.isBinaryExpression(condition) && /^[!=]=$/.test(textOf(condition.operatorToken))) return woven
    const number = this.add(condition, 'negate', textOf(condition), `!(${textOf(condition)})`)
    return `Fault.on(${number}) ? !(${textOf(condition)}) : !!(${woven})`
  }

  private binary(node: ts.BinaryExpression): string {
    const other = BOUNDARY.get(node.operatorToken.kind)
    if (!other) return this.parts(node)
    const faulty = `${textOf(node.left)} ${other} ${textOf(node.right)}`
    return this.choice(node, /[&|]/.test(other) ? 'logic' : 'boundary', faulty, this.parts(node))
  }

  private call(node: ts.CallExpression): string {
    const atomic = ATOMIC.exec(textOf(node.expression))
    if (!atomic) return this.parts(node)
    const list = node.arguments.map(textOf).join(', ')
    const number = this.add(node, 'two-steps', textOf(node), `Fault.${atomic[1]}(${list})`)
    return `(Fault.on(${number}) ? Fault.${atomic[1]}(${list}) : ${this.parts(node)})`
  }

  private number(node: ts.NumericLiteral): string {
    const { parent } = node
    // The offset of a load or store must be a constant.
    const isOffset = ts.isCallExpression(parent) && /^(load|store)$/.test(textOf(parent.expression)) && parent.arguments.indexOf(node) > 0
    if (isOffset || ts.isPropertyAssignment(parent)) return node.text
    return this.choice(node, 'constant', String(Number(node.text) + 1), textOf(node))
  }

  private choice(node: ts.Node, kind: string, faulty: string, woven: string): string {
    const number = this.add(node, kind, textOf(node), faulty)
    return `(Fault.on(${number}) ? (${faulty}) : (${woven}))`
  }

  private add(node: ts.Node, kind: string, from: string, to: string): number {
    const key = `${this.file.slice('assembly/'.length)} ${this.place} ${kind}`
    const count = (this.counts.get(key) ?? 0) + 1
    this.counts.set(key, count)
    const line = this.tree.getLineAndCharacterOfPosition(node.getStart(this.tree)).line + 1
    const number = this.nextNumber()
    this.faults.push({ number, id: `${key} ${count}`, file: this.file, line, from: oneLine(from), to: oneLine(to) })
    return number
  }
}

function textOf(node: ts.Node): string {
  return node.getText()
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** Code that only debug builds contain. */
function isDebug(node: ts.Node): boolean {
  return ts.isIfStatement(node) && /\bDEBUG\b/.test(textOf(node.expression))
}

function isLabel(node: ts.Node, child: ts.Node): boolean {
  return ts.isCaseClause(node) && child === node.expression
}

/** A statement that only calls a function. */
function isMoveable(node: ts.Node): boolean {
  return (
    ts.isExpressionStatement(node) &&
    ts.isCallExpression(node.expression) &&
    !/^(unreachable|assert)$/.test(textOf(node.expression.expression))
  )
}
