import type { ModuleFile, Program, TrapRecord } from '../../model/program.ts'
import { exceptionLine } from './exceptions.ts'

/** Python shows a repeated frame three times and counts the rest. */
const REPEATS_SHOWN = 3

/**
 * An uncaught exception as CPython 3.11 prints it, without a final line end. For every thread except the main thread, it starts with
 * "Exception in thread …".
 */
export function traceback(program: Program, trap: TrapRecord, threadName: string): string {
  const head = threadName === 'MainThread' ? [] : [`Exception in thread ${threadName}:`]
  return [...head, ...body(program, trap)].join('\n')
}

/** After an ExecutionFailed, also shows the exception that the other interpreter did not catch. */
function body(program: Program, trap: TrapRecord): string[] {
  const own = ['Traceback (most recent call last):', ...frameLines(program, trap), exceptionLine(program, trap)]
  return trap.cause ? [...own, '', 'Uncaught in the interpreter:', '', ...body(program, trap.cause)] : own
}

function frameLines(program: Program, trap: TrapRecord): string[] {
  const lines: string[] = []
  let last = ''
  let count = 0
  const showRepeats = () => {
    const more = count - REPEATS_SHOWN
    if (more > 0) lines.push(`  [Previous line repeated ${more} more time${more === 1 ? '' : 's'}]`)
  }
  for (const { functionIndex, instruction } of trap.frames) {
    const code = program.functions[functionIndex]
    const { file, source, isLibrary } = program.modules[code?.module ?? 0] as ModuleFile
    if (isLibrary) continue
    const number = code?.lines[instruction] ?? 0
    const frame = `  File "${file}", line ${number}, in ${code?.name ?? '?'}`
    if (frame !== last) {
      showRepeats()
      count = 0
    }
    last = frame
    count++
    if (count > REPEATS_SHOWN) continue
    lines.push(frame)
    const text = source.split('\n')[number - 1]?.trim()
    if (text) lines.push(`    ${text}`)
  }
  showRepeats()
  return lines
}
