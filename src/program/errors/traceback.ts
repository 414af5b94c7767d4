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

/** After an ExecutionFailed, also shows the exception that the other interpreter did not catch. */
function body(program: Program, trap: TrapRecord): string[] {
  if (trap.raised) return chain(program, trap.raised)
  const own = [TITLE, ...frameLines(program, trap.frames), exceptionLine(program, trap)]
  return trap.cause ? [...own, '', 'Uncaught in the interpreter:', '', ...body(program, trap.cause)] : own
}

const TITLE = 'Traceback (most recent call last):'

/** An exception object, after its cause or its context. */
function chain(program: Program, error: RaisedError): string[] {
  const { cause, context, frames, notes } = error
  const before = cause ?? context
  const link = cause
    ? 'The above exception was the direct cause of the following exception:'
    : 'During handling of the above exception, another exception occurred:'
  return [
    ...(before ? [...chain(program, before), '', link, ''] : []),
    ...(frames.length > 0 ? [TITLE, ...frameLines(program, frames)] : []),
    raisedLine(error),
    ...notes.flatMap((note) => note.split('\n')),
  ]
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
