import type { SyntaxNode } from '@lezer/common'
import { SourceText } from '../program/source/source-text.ts'
import { children, parse } from '../program/source/syntax.ts'
import { callName } from './blocking-calls.ts'
import { Edits } from './edits.ts'

/** A place of the program that can block: a call, or the start or end of a with statement. */
export interface CallSite {
  readonly file: string
  readonly line: number
  /** The last name of the called function, for example "read"; "with" for a with statement. */
  readonly name: string
}

const SAMPLE = '_gl_seen[0] is _gl_me or _gl_taken(_gl_me); _gl_me[0] = _gl_clock()'
const FIND_THREAD = '_gl_me = _gl_here.me'
/** The names that an instrumented text imports from sampler.py. */
const NAMES = ['_gl_here', '_gl_seen', '_gl_taken', '_gl_clock', '_gl_call', '_gl_done', '_gl_caught']

/** The name under which a program imports sampler.py. */
export const SAMPLER_MODULE = 'gil_lab_samples'

/** The text with an import of the sampler, which measures the time of the program, and with numbers that Python 2 can read. */
export function timed(text: string): string {
  const source = new SourceText(text, '')
  const edits = new Edits(source.text)
  const script = parse(source).topNode
  importSampler(edits, script, `import ${SAMPLER_MODULE}`)
  writeNumbersPlainly(edits, script)
  return edits.applied()
}

/**
 * The text with a sample at the start of each function and of each turn of a loop, and a mark before and after each call that can block. The
 * program computes the same as before. Its lines keep their order, but not their numbers. New sites are added to `sites`.
 * @throws LabError 'program' if the text cannot be parsed
 */
export function instrument(text: string, file: string, sites: CallSite[]): string {
  return new Instrumenter(new SourceText(text, file), sites).run()
}

function importSampler(edits: Edits, script: SyntaxNode, statements: string): void {
  const first = statementsOf(script).find((node, index) => !(isDocstring(edits.text, node, index) || isFuture(edits.text, node)))
  if (first) edits.beforeStatement(first.from, statements)
}

/** Removes the underscores from numbers, because Python before 3.6 does not read them. */
function writeNumbersPlainly(edits: Edits, script: SyntaxNode): void {
  const cursor = script.cursor()
  do {
    const written = cursor.name === 'Number' ? edits.text.slice(cursor.from, cursor.to) : ''
    if (written.includes('_')) edits.replace(cursor.from, cursor.to, written.replaceAll('_', ''))
  } while (cursor.next())
}

/** What directly contains a node. Another thread can resume a `resumable` function, so its samples look up the thread each time. */
type Scope = 'module' | 'class' | 'function' | 'resumable'

class Instrumenter {
  private readonly edits: Edits

  constructor(
    private readonly source: SourceText,
    private readonly sites: CallSite[],
  ) {
    this.edits = new Edits(source.text)
  }

  run(): string {
    const script = parse(this.source).topNode
    importSampler(this.edits, script, `from ${SAMPLER_MODULE} import ${NAMES.join(', ')}; ${FIND_THREAD}`)
    this.inside(script, 'module')
    writeNumbersPlainly(this.edits, script)
    return this.edits.applied()
  }

  private inside(node: SyntaxNode, scope: Scope): void {
    for (const child of children(node)) {
      // Python before 3.12 reads the code inside an f-string with rules of its own.
      if (child.name === 'FormatString') continue
      const { inner, leave } = this.enter(child, scope)
      this.inside(child, inner)
      leave?.()
    }
  }

  /** Puts the marks at the start of a node. @returns the scope of its children, and a function that puts the marks at its end */
  private enter(node: SyntaxNode, scope: Scope): { readonly inner: Scope; readonly leave?: () => void } {
    switch (node.name) {
      case 'ClassDefinition':
        return { inner: 'class' }
      case 'FunctionDefinition':
        this.startBody(node.getChild('Body'), `${FIND_THREAD}; ${SAMPLE}`)
        return { inner: isResumable(node) ? 'resumable' : 'function' }
      case 'WhileStatement':
      case 'ForStatement':
        if (scope !== 'class') this.startBody(node.getChild('Body'), scope === 'resumable' ? `${FIND_THREAD}; ${SAMPLE}` : SAMPLE)
        return { inner: scope }
      case 'TryStatement':
        for (const handler of handlersOf(node)) this.startBody(handler, '_gl_caught()')
        return { inner: scope }
      case 'WithStatement':
        return { inner: scope, leave: this.markWith(node) }
      case 'CallExpression':
        return { inner: scope, leave: this.markCall(node) }
      default:
        return { inner: scope }
    }
  }

  private startBody(body: SyntaxNode | null, statements: string): void {
    const first = body && statementsOf(body).find((node, index) => !isDocstring(this.edits.text, node, index))
    if (first) this.edits.beforeStatement(first.from, statements)
  }

  /** A lock blocks where a with statement begins. A pool of threads blocks where it ends. */
  private markWith(node: SyntaxNode): () => void {
    const body = node.getChild('Body')
    const last = body && statementsOf(body).at(-1)
    if (!last || node.getChild('async')) return () => {}
    const site = this.siteOf(node, 'with')
    this.edits.beforeStatement(node.from, `_gl_call(${site})`)
    this.startBody(body, '_gl_done()')
    return () => {
      this.edits.afterStatement(last, `_gl_call(${site})`)
      this.edits.afterStatement(node, '_gl_done()')
    }
  }

  private markCall(node: SyntaxNode): () => void {
    if (isPrintStatement(this.source, node)) return this.markPrint(node)
    const name = node.parent?.name === 'AwaitExpression' || node.parent?.name === 'Decorator' ? undefined : callName(this.source, node)
    if (name === undefined) return () => {}
    this.edits.add(node.from, `_gl_done(_gl_call(${this.siteOf(node, name)}), `)
    return () => this.edits.add(node.to, ')')
  }

  /** In Python 2, print() is a statement, which no call can contain. */
  private markPrint(node: SyntaxNode): () => void {
    this.edits.add(node.from, `_gl_call(${this.siteOf(node, 'print')}); `)
    return () => this.edits.add(node.to, '; _gl_done()')
  }

  private siteOf(node: SyntaxNode, name: string): number {
    this.sites.push({ file: this.source.file, line: this.source.lineAt(node.from), name })
    return this.sites.length - 1
  }
}

/** The statements of a script or a body. */
function statementsOf(node: SyntaxNode): SyntaxNode[] {
  return children(node).filter(({ name }) => name !== ':' && name !== ';' && name !== '⚠')
}

function isPrintStatement(source: SourceText, { firstChild, parent }: SyntaxNode): boolean {
  return parent?.name === 'ExpressionStatement' && firstChild?.name === 'VariableName' && source.slice(firstChild) === 'print'
}

/** The bodies of the except and finally clauses. An exception skips the mark after a call, so these bodies end a thread's calls. */
function handlersOf(statement: SyntaxNode): SyntaxNode[] {
  let handles = false
  return children(statement).filter(({ name }) => {
    if (name === 'except' || name === 'finally') handles = true
    if (name === 'else') handles = false
    return name === 'Body' && handles
  })
}

function isDocstring(text: string, node: SyntaxNode, index: number): boolean {
  const only = node.name === 'ExpressionStatement' && node.firstChild
  if (index > 0 || !only || only.nextSibling) return false
  return (only.name === 'String' || only.name === 'ContinuedString') && !/^[bf]/i.test(text.slice(only.from, only.from + 1))
}

function isFuture(text: string, node: SyntaxNode): boolean {
  return node.name === 'ImportStatement' && /^from\s+__future__\b/.test(text.slice(node.from, node.to))
}

/** Whether a function is async, or contains yield outside the functions in it. */
function isResumable(definition: SyntaxNode): boolean {
  if (definition.getChild('async')) return true
  const contains = (node: SyntaxNode): boolean =>
    children(node).some(
      (child) =>
        child.name === 'yield' ||
        child.name === 'YieldStatement' ||
        child.name === 'YieldExpression' ||
        (child.name !== 'FunctionDefinition' && child.name !== 'LambdaExpression' && contains(child)),
    )
  return contains(definition)
}
