import { LabError } from '../../model/errors.ts'

/** A range of the source. Syntax nodes are ranges too. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** The source of a Python file. It finds lines and builds every error that shows a place in the source. */
export class SourceText {
  readonly text: string
  readonly #lineStarts: number[] = [0]

  constructor(
    text: string,
    readonly file: string,
  ) {
    this.text = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
    for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1)
  }

  /** The number of the line that contains an offset. The first line is 1. */
  lineAt(offset: number): number {
    let low = 0
    let high = this.#lineStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#lineStarts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }

  /** The text of a line without its end. The first line is 1. */
  line(number: number): string {
    const start = this.#lineStarts[number - 1]
    if (start === undefined) return ''
    const end = this.text.indexOf('\n', start)
    return this.text.slice(start, end < 0 ? undefined : end)
  }

  slice(range: Range): string {
    return this.text.slice(range.from, range.to)
  }

  /** An identifier in its normal form (NFKC). Python treats all spellings of an identifier as equal. */
  name(range: Range): string {
    return this.slice(range).normalize('NFKC')
  }

  /** An error for text that Python also refuses. */
  syntaxError(range: Range, message: string, kind = 'SyntaxError'): LabError {
    return this.#error(range, `${kind}: ${message}`)
  }

  /** An error for text that Python runs and gil-lab does not. The hint says what to write instead. */
  refusal(range: Range, what: string, hint: string): LabError {
    return this.#error(range, `gil-lab ${what}${hint ? ` (${hint})` : ''}`)
  }

  #error(range: Range, message: string): LabError {
    const number = this.lineAt(range.from)
    const line = this.line(number)
    const start = range.from - (this.#lineStarts[number - 1] as number)
    // Columns are counted in code points, as in Python.
    const before = [...line.slice(0, start)]
    const marked = [...line.slice(start, start + Math.max(1, range.to - range.from))]
    const after = [...line.slice(start + marked.join('').length)]
    const excerpt = showPlace(before, marked, after)
    return new LabError('program', `${this.file}:${number}:${before.length + 1}: ${message}\n${excerpt}`, '')
  }
}

/** A message shows at most this many characters of a line, around the marked place. */
const LONGEST_LINE = 160
const SHOWN_BEFORE = 60
const CUT = '…'

/** A line, and carets under the marked characters. Tabs are kept so that the carets align. */
function showPlace(before: readonly string[], marked: readonly string[], after: readonly string[]): string {
  const isLong = before.length + marked.length + after.length > LONGEST_LINE
  const from = isLong ? Math.max(0, before.length - SHOWN_BEFORE) : 0
  const head = [...(from > 0 ? [CUT] : []), ...before.slice(from)]
  const room = isLong ? LONGEST_LINE - head.length : marked.length + after.length
  const rest = [...marked, ...after]
  const carets = '^'.repeat(Math.max(1, Math.min(marked.length, room)))
  const tail = rest.slice(0, room).join('') + (rest.length > room ? CUT : '')
  return `${head.join('')}${tail}\n${head.map((character) => (character === '\t' ? '\t' : ' ')).join('')}${carets}`
}
