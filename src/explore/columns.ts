import { OPERATIONS } from './operations.ts'
import { threadName } from './schedule.ts'
import type { Access, Namer } from './trace.ts'
import { wordName } from './word-names.ts'

/** One line of a run: a thread and what it does. */
export interface Line {
  readonly thread: number
  readonly text: string
}

const GAP = '  '
/** The least width of a column, in characters. Narrower columns are hard to read, so the threads then share one column. */
const LEAST_COLUMN = 22

/**
 * The accesses of a run as lines. A line shows the word and its change, or the value that a load sees. If a thread repeats its access
 * before another thread makes one, as in a spin, only the first access becomes a line.
 */
export class Steps {
  readonly lines: Line[] = []
  private readonly named: Namer
  private last = ''

  constructor(named: Namer) {
    this.named = named
  }

  access({ thread, operation, address, before, after }: Access): void {
    const name = this.named(address) ?? wordName(address)
    const what = OPERATIONS[operation] as string
    const text = before === after ? `${what} ${name} = ${before}` : `${what} ${name} ${before} → ${after}`
    if (`${thread} ${text}` === this.last) return
    this.last = `${thread} ${text}`
    this.lines.push({ thread, text })
  }

  say(thread: number, text: string): void {
    this.last = ''
    this.lines.push({ thread, text })
  }
}

/**
 * Lines as a table with a column for each thread. Each line has the number of its step in front. If the columns would be too narrow, the
 * table has only one column, and the thread's name is in front of each line.
 */
export function columns(lines: readonly Line[], names: readonly string[], width: number): string[] {
  const digits = String(lines.length).length
  const column = Math.floor((width - digits) / Math.max(1, names.length)) - GAP.length
  const numbers = lines.map((_, index) => String(index + 1).padStart(digits))
  if (column < LEAST_COLUMN)
    return lines.map(({ thread, text }, index) => [numbers[index], names[thread] ?? threadName(thread), text].join(GAP))
  const head = [' '.repeat(digits), ...names.map((name) => name.padEnd(column))].join(GAP).trimEnd()
  return [
    head,
    ...lines.flatMap(({ thread, text }, index) => {
      const indent = GAP + ' '.repeat(thread * (column + GAP.length))
      return pieces(text, column).map((piece, part) => (part === 0 ? numbers[index] : ' '.repeat(digits)) + indent + piece)
    }),
  ]
}

function pieces(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
