import { LabError } from '../../model/errors.ts'

/** A stretch of the source: syntax nodes are such stretches too. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** A Python file as the compiler reads it: it knows its lines, and words every refusal the same way. */
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

  /** The line, from 1, that an offset lies on. */
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

  /** The text of a line, from 1, without its end. */
  line(number: number): string {
    const start = this.#lineStarts[number - 1]
    if (start === undefined) return ''
    const end = this.text.indexOf('\n', start)
    return this.text.slice(start, end < 0 ? undefined : end)
  }

  slice(range: Range): string {
    return this.text.slice(range.from, range.to)
  }

  /** An identifier: Python takes all ways to write one for the same (NFKC). */
  name(range: Range): string {
    return this.slice(range).normalize('NFKC')
  }

  /** Python refuses this text as well. */
  syntaxError(range: Range, message: string, kind = 'SyntaxError'): LabError {
    return this.#error(range, `${kind}: ${message}`)
  }

  /** Python runs this, gil-lab does not. The hint says what to do instead. */
  refusal(range: Range, what: string, hint: string): LabError {
    return this.#error(range, `gil-lab ${what}${hint ? ` (${hint})` : ''}`)
  }

  #error(range: Range, message: string): LabError {
    const number = this.lineAt(range.from)
    const line = this.line(number)
    const start = range.from - (this.#lineStarts[number - 1] as number)
    // Counted in code points, as Python counts columns.
    const before = [...line.slice(0, start)]
    const marked = [...line.slice(start, start + Math.max(1, range.to - range.from))]
    const after = [...line.slice(start + marked.join('').length)]
    const excerpt = showPlace(before, marked, after)
    return new LabError('program', `${this.file}:${number}:${before.length + 1}: ${message}\n${excerpt}`, '')
  }
}

/** Of a longer line only this many characters around the place are shown. */
const LONGEST_LINE = 160
const SHOWN_BEFORE = 60
const CUT = '…'

/** A line with carets under the marked characters. Tabs stay, so that the carets are under what they point at. */
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
