import type { SyntaxNode } from '@lezer/common'
import { children } from '../program/source/syntax.ts'

/** Changes to a Python text. Those at one place keep the order in which they were added. */
export class Edits {
  private readonly changes: { readonly from: number; readonly to: number; readonly text: string }[] = []

  constructor(readonly text: string) {}

  add(at: number, text: string): void {
    this.replace(at, at, text)
  }

  replace(from: number, to: number, text: string): void {
    this.changes.push({ from, to, text })
  }

  /** Puts simple statements before the statement at `at`: on a line of their own, or on its line if other code is before it. */
  beforeStatement(at: number, statements: string): void {
    const indent = this.indentBefore(at)
    this.add(at, indent === undefined ? `${statements}; ` : `${statements}\n${indent}`)
  }

  /** Puts a simple statement after a statement, with the same indentation, or on its line if other code is before it. */
  afterStatement(node: SyntaxNode, statement: string): void {
    const indent = this.indentBefore(node.from)
    const { to } = lastToken(node)
    const lineEnd = this.text.indexOf('\n', to)
    if (indent === undefined) this.add(to, `; ${statement}`)
    else this.add(lineEnd < 0 ? this.text.length : lineEnd, `\n${indent}${statement}`)
  }

  applied(): string {
    const sorted = this.changes.map((one, order) => ({ ...one, order })).sort((a, b) => a.from - b.from || a.order - b.order)
    let done = 0
    const parts: string[] = []
    for (const { from, to, text } of sorted) {
      parts.push(this.text.slice(done, from), text)
      done = to
    }
    return parts.join('') + this.text.slice(done)
  }

  /** The white space between the start of the line and `at`; undefined if something else is there. */
  private indentBefore(at: number): string | undefined {
    const before = this.text.slice(this.text.lastIndexOf('\n', at - 1) + 1, at)
    return /^[ \t\f]*$/.test(before) ? before : undefined
  }
}

/** The last token of a statement. A block can end after blank lines and comments, so its own end does not show where its code ends. */
function lastToken(node: SyntaxNode): SyntaxNode {
  const last = children(node).at(-1)
  return last && last.to > last.from ? lastToken(last) : node
}
