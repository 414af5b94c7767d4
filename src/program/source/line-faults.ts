import type { LabError } from '../../model/errors.ts'
import type { Range, SourceText } from './source-text.ts'

/** A fault in a file's lines: strings, brackets or indentation. findLineFault() finds it without the grammar. */
interface LineFault {
  readonly at: number
  /** Whether to report the fault even if the parser found an earlier error. A missing block makes the parser's errors meaningless. */
  readonly first: boolean
  readonly error: LabError
}

interface LogicalLine extends Range {
  /** The offset of the line's first column. `from` is the offset after the indentation. */
  readonly start: number
  readonly endsWithColon: boolean
}

interface Indent {
  readonly column: number
  /**
   * The column if a tab counts as one column. If `column` grows from one line to the next and `narrow` does not, or the reverse, the
   * indentation depends on the width of a tab.
   */
  readonly narrow: number
}

const CLOSES: Record<string, string> = { ')': '(', ']': '[', '}': '{' }
const STRING = /[rbfuRBFU]{0,2}('''|"""|'|")/y

class Fault extends Error {
  constructor(
    readonly range: Range,
    readonly text: string,
  ) {
    super(text)
  }
}

/**
 * Skips the string literal that starts at `at`.
 * @returns the offset after the literal, or `at` if none starts there
 * @throws Fault if the literal does not end
 */
function skipString(source: SourceText, at: number): number {
  const { text } = source
  STRING.lastIndex = at
  const opened = STRING.exec(text)
  if (!opened) return at
  const quote = opened[1] as string
  if (opened[0] !== quote && /\w/.test(text[at - 1] ?? '')) return at
  const long = quote.length === 3
  for (let i = at + opened[0].length; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text.startsWith(quote, i)) return i + quote.length
    else if (text[i] === '\n' && !long) throw unterminated(source, at, i, 'string')
  }
  throw unterminated(source, at, text.length, long ? 'triple-quoted string' : 'string')
}

function unterminated(source: SourceText, from: number, end: number, what: string): Fault {
  return new Fault(
    { from, to: from + 1 },
    `unterminated ${what} literal (detected at line ${source.lineAt(Math.min(end, source.text.length - 1))})`,
  )
}

class Brackets {
  readonly #open: { character: string; at: number }[] = []

  get isOpen(): boolean {
    return this.#open.length > 0
  }

  see(character: string, at: number): void {
    if ('([{'.includes(character)) this.#open.push({ character, at })
    if (!(character in CLOSES)) return
    const open = this.#open.pop()
    if (!open) throw new Fault({ from: at, to: at + 1 }, `unmatched '${character}'`)
    if (open.character !== CLOSES[character]) {
      throw new Fault({ from: at, to: at + 1 }, `closing parenthesis '${character}' does not match opening parenthesis '${open.character}'`)
    }
  }

  end(): void {
    const open = this.#open[0]
    if (open) throw new Fault({ from: open.at, to: open.at + 1 }, `'${open.character}' was never closed`)
  }
}

/**
 * The logical line that starts at `start`. Brackets, long strings and backslashes continue it across line ends.
 * @throws Fault if a string or a bracket does not end, or if a bracket or a backslash is at a wrong place
 */
function logicalLine(source: SourceText, start: number): LogicalLine {
  const { text } = source
  const brackets = new Brackets()
  let from = start
  while (text[from] === ' ' || text[from] === '\t' || text[from] === '\f') from++
  let last = ''
  let at = from
  while (at < text.length) {
    const character = text[at] as string
    if (character === '\n' && !brackets.isOpen) break
    const afterString = skipString(source, at)
    if (afterString > at) {
      at = afterString
      last = 'string'
      continue
    }
    if (character === '#') {
      while (at < text.length && text[at] !== '\n') at++
      continue
    }
    if (character === '\\') {
      if (text[at + 1] !== '\n') throw new Fault({ from: at, to: at + 1 }, 'unexpected character after line continuation character')
      at += 2
      continue
    }
    brackets.see(character, at)
    if (!/\s/.test(character)) last = character
    at++
  }
  brackets.end()
  return { start, from, to: at, endsWithColon: last === ':' }
}

function indentOf(text: string, line: LogicalLine): Indent {
  let column = 0
  let narrow = 0
  for (let at = line.start; at < line.from; at++) {
    column = text[at] === '\t' ? column + 8 - (column % 8) : column + 1
    narrow++
  }
  return { column, narrow }
}

/** The name in Python's message for the block that a line opens: "'if' statement"; empty if it opens none. */
function blockName(text: string): string {
  const word = /^(async\s+)?(if|elif|else|for|while|with|try|except|finally|def|class|match(?= *[^\s=]+)|case(?= *[^\s=]+))\b/.exec(
    text,
  )?.[2]
  if (!word) return ''
  if (word === 'def') return 'function definition'
  return word === 'class' ? 'class definition' : `'${word}' statement`
}

/** Python's rules for indentation, with Python's messages. */
class Indentation {
  readonly #stack: Indent[] = [{ column: 0, narrow: 0 }]
  #opened: { name: string; line: number } | undefined

  constructor(readonly source: SourceText) {}

  see(line: LogicalLine): LabError | undefined {
    const { source } = this
    const indent = indentOf(source.text, line)
    const top = this.#stack.at(-1) as Indent
    const opened = this.#opened
    const name = line.endsWithColon ? blockName(source.slice(line)) : ''
    this.#opened = name ? { name, line: source.lineAt(line.from) } : undefined
    if (Math.sign(indent.column - top.column) !== Math.sign(indent.narrow - top.narrow)) {
      return source.syntaxError(line, 'inconsistent use of tabs and spaces in indentation', 'TabError')
    }
    if (opened && indent.column <= top.column) return this.#missing(opened, line)
    if (indent.column > top.column) {
      if (!opened) return source.syntaxError(line, 'unexpected indent', 'IndentationError')
      this.#stack.push(indent)
    }
    while (indent.column < (this.#stack.at(-1) as Indent).column) this.#stack.pop()
    if ((this.#stack.at(-1) as Indent).column !== indent.column) {
      return source.syntaxError(line, 'unindent does not match any outer indentation level', 'IndentationError')
    }
    return undefined
  }

  end(at: number): LabError | undefined {
    return this.#opened && this.#missing(this.#opened, { from: at, to: at })
  }

  #missing(opened: { name: string; line: number }, range: Range): LabError {
    return this.source.syntaxError(range, `expected an indented block after ${opened.name} on line ${opened.line}`, 'IndentationError')
  }
}

/**
 * The first fault in strings, brackets and indentation. The parser repairs such faults silently or reports a later line, so this function
 * looks for them separately.
 */
export function findLineFault(source: SourceText): LineFault | undefined {
  const indentation = new Indentation(source)
  const { text } = source
  let lastEnd = 0
  for (let start = 0; start < text.length; ) {
    let line: LogicalLine
    try {
      line = logicalLine(source, start)
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault
      return { at: fault.range.from, first: false, error: source.syntaxError(fault.range, fault.text) }
    }
    start = line.to + 1
    if (line.from === line.to || text[line.from] === '#') continue
    const error = indentation.see(line)
    if (error) return { at: line.from, first: error.message.includes('expected an indented block'), error }
    lastEnd = line.to
  }
  const error = indentation.end(lastEnd)
  return error && { at: lastEnd, first: true, error }
}
