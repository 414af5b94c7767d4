import { Tag } from '../../../assembly/abi/tags.ts'
import type { Program } from '../../model/program.ts'
import { builtinName } from '../../program/library/library.ts'
import type { MachineExports } from '../wasm/instance.ts'
import { readString } from '../wasm/read-string.ts'
import type { LoadedProcess } from './loaded-process.ts'

/** The names that a process's messages use for its own threads and for other processes. */
export interface Names {
  readonly thread: (thread: number) => string
  readonly process: (process: number) => string
}

/** Python's thread names: "MainThread", "Thread-1 (countdown)", or the names that the program set. */
export function threadNames(
  memory: WebAssembly.Memory,
  machine: MachineExports,
  program: Program,
  mainThread = 0,
): (thread: number) => string {
  return (thread) => {
    const own = machine.threadName(thread)
    if (own !== 0) return readString(memory, own)
    if (thread === mainThread) return 'MainThread'
    const target = machine.threadTarget(thread)
    const name = machine.threadTargetTag(thread) === Tag.BUILTIN ? builtinName(target) : program.functions[target]?.name
    return `Thread-${machine.threadNumber(thread)} (${name})`
  }
}

/** A thread's name together with that of its process: "MainThread", "Process-1" (its main thread), "Process-1 Thread-1 (f)". */
export function laneName({ index, name, mainThread, threadName }: LoadedProcess, thread: number): string {
  if (index === 0) return threadName(thread)
  return thread === mainThread ? name : `${name} ${threadName(thread)}`
}
