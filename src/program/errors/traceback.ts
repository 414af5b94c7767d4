import type { Program, RaisedError, TracedFrame, TrapRecord } from '../../model/program.ts'
import { exceptionLine, raisedLine } from './exceptions.ts'
import { shownFrame } from './shown-frame.ts'

/** Python shows a repeated frame three times and counts the rest. */
const REPEATS_SHOWN = 3

/**
 * An uncaught exception as CPython 3.13 prints it, without a final line end. For every thread except the main thread, it starts with
 * "Exception in thread …".
 */
export function traceback(program: Program, trap: TrapRecord, threadName: string): string {
  // Only the main thread reports a SystemExit: it prints the argument.
  if (trap.raised?.name === 'SystemExit') return trap.raised.text
  const head = threadName === 'MainThread' ? [] : [`Exception in thread ${threadName}:`]
  return [...head, ...body(program, trap)].join('\n')
}

/** The lines of a traceback. After an ExecutionFailed, they also show the exception that the other interpreter did not catch. */
function body(program: Program, trap: TrapRecord): string[] {
  if (trap.raised) return chain(program, trap.raised)
  const own = [TITLE, ...frameLines(program, trap.frames), exceptionLine(program, trap)]
  return trap.cause ? [...own, '', 'Uncaught in the interpreter:', '', ...body(program, trap.cause)] : own
}

const GROUP_TITLE = 'Exception Group Traceback (most recent call last):'
/** CPython shows at most this many exceptions of a group. */
const MOST_MEMBERS = 15
/** CPython shows groups within groups down to this depth. */
const MOST_DEPTH = 10
const TITLE = 'Traceback (most recent call last):'

/** The lines of an exception object. Its cause or its context comes before it. `margin` indents each line. */
function chain(program: Program, error: RaisedError, margin: Margin = new Margin()): string[] {
  const { cause, context, frames, notes, members } = error
  const before = cause ?? context
  const link = cause
    ? 'The above exception was the direct cause of the following exception:'
    : 'During handling of the above exception, another exception occurred:'
  const lines = before ? [...chain(program, before, margin), ...margin.before(['', link, ''])] : []
  if (members && margin.depth > MOST_DEPTH) return [...lines, ...margin.before([`... (max_group_depth is ${MOST_DEPTH})`])]
  const isOutermost = members !== undefined && margin.depth === 0
  if (isOutermost) margin.depth++
  if (frames.length > 0) {
    lines.push(...(members ? margin.before([GROUP_TITLE], isOutermost ? '+' : '|') : margin.before([TITLE])))
    lines.push(...margin.before(frameLines(program, frames)))
  }
  const text = [...raisedLine(error).split('\n'), ...notes.flatMap((note) => note.split('\n'))]
  lines.push(...margin.before(text))
  if (members) lines.push(...memberLines(program, members, margin))
  if (isOutermost) margin.depth = 0
  return lines
}

/** The exceptions of a group, each under a line with its number. */
function memberLines(program: Program, members: readonly RaisedError[], margin: Margin): string[] {
  const lines: string[] = []
  const shown = members.slice(0, MOST_MEMBERS)
  const left = members.length - shown.length
  margin.needsEnd = false
  const add = (at: number, title: string, isLast: boolean, inner: () => string[]): void => {
    if (isLast) margin.needsEnd = true
    lines.push(`${margin.indent}${at === 0 ? '+-' : '  '}+---------------- ${title} ----------------`)
    margin.depth++
    lines.push(...inner())
    if (isLast && margin.needsEnd) {
      lines.push(`${margin.indent}+------------------------------------`)
      margin.needsEnd = false
    }
    margin.depth--
  }
  for (const [at, member] of shown.entries()) {
    add(at, `${at + 1}`, left === 0 && at === shown.length - 1, () => chain(program, member, margin))
  }
  if (left > 0) add(shown.length, '...', true, () => margin.before([`and ${left} more exception${left > 1 ? 's' : ''}`]))
  return lines
}

/** The indentation of the lines of an exception within groups. */
class Margin {
  /** The number of groups around the exception, plus 1 while the outermost group is written. */
  depth = 0
  /** Whether the innermost open group still needs its closing line. */
  needsEnd = false

  get indent(): string {
    return ' '.repeat(2 * this.depth)
  }

  before(lines: readonly string[], sign = '|'): string[] {
    return this.depth === 0 ? [...lines] : lines.map((line) => `${this.indent}${sign} ${line}`)
  }
}

function frameLines(program: Program, frames: readonly TracedFrame[]): string[] {
  const lines: string[] = []
  let last = ''
  let count = 0
  const showRepeats = () => {
    const more = count - REPEATS_SHOWN
    if (more > 0) lines.push(`  [Previous line repeated ${more} more time${more === 1 ? '' : 's'}]`)
  }
  for (const traced of frames) {
    const shown = shownFrame(program, traced)
    if (!shown) continue
    const frame = `  File "${shown.file}", line ${shown.line}, in ${shown.name}`
    if (frame !== last) {
      showRepeats()
      count = 0
    }
    last = frame
    count++
    if (count > REPEATS_SHOWN) continue
    lines.push(frame)
    if (shown.text) lines.push(`    ${shown.text}`)
  }
  showRepeats()
  return lines
}
