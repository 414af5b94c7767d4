import { POISON } from '../../../assembly/abi/layout.ts'
import { Poison } from '../../../assembly/abi/policies.ts'
import { Failure } from '../../explore/index.ts'
import type { LoadedProcess } from '../../lab/execution/loaded-process.ts'
import { threadNames } from '../../lab/execution/thread-names.ts'
import { threadStatus } from '../../lab/execution/thread-status.ts'
import { trapOf } from '../../lab/execution/trap-record.ts'
import { traceback } from '../../program/errors/traceback.ts'
import type { ProgramWorld } from './program-world.ts'

/** How one run of a program ended. */
export interface Outcome {
  /** `cut off`: the run took too many steps. */
  readonly kind: 'ended' | 'exception' | 'deadlock' | 'cut off'
  /** Of an exception, the tracebacks. Of a deadlock, what each thread waits for. Otherwise empty. */
  readonly text: string
  readonly stdout: string
}

/** Runs the program once. `world.strategy` chooses the switches. */
export function runProgram(world: ProgramWorld): Outcome {
  const failure = attempt(world)
  const stdout = world.output
  if (failure?.kind === 'endless') return { kind: 'cut off', text: '', stdout }
  if (failure && failure.kind !== 'all asleep') throw failure
  const errors = tracebacks(world)
  if (errors !== '') return { kind: 'exception', text: errors, stdout }
  // After the program's end, its daemon threads may sleep for ever. This is not a deadlock. The poison shows that the program has ended.
  const isStuck = failure !== undefined && world.load(POISON) === Poison.NONE
  return isStuck ? { kind: 'deadlock', text: waits(world), stdout } : { kind: 'ended', text: '', stdout }
}

function attempt(world: ProgramWorld): Failure | undefined {
  try {
    world.run(world.scenario)
    return undefined
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}

/** The world's program in the form that the functions for messages and tracebacks need. */
export function loadedProcess(world: ProgramWorld): LoadedProcess {
  const { memory, machine, subject } = world
  const { program } = subject
  return {
    index: 0,
    parent: 0,
    name: '',
    identity: '',
    compiled: undefined,
    mainThread: 0,
    ownThreads: 0,
    memory,
    machine,
    program,
    threadName: threadNames(memory, machine, program),
  }
}

/** What a thread does: "waits for a Lock held by Thread-1 (work)". Empty for a thread that has ended. */
export function statusOf(world: ProgramWorld, thread: number): string {
  const loaded = loadedProcess(world)
  return threadStatus(loaded, thread, { thread: loaded.threadName, process: () => '' })
}

function tracebacks(world: ProgramWorld): string {
  const loaded = loadedProcess(world)
  const { machine } = world
  const threads = Array.from({ length: machine.threadCount() }, (_, thread) => thread)
  threads.sort((a, b) => machine.threadFailure(a) - machine.threadFailure(b))
  const texts = threads.map((thread) => {
    const trap = trapOf(loaded, thread)
    // sys.exit() is an orderly end.
    return trap && trap.raised?.name !== 'SystemExit' ? traceback(loaded.program, trap, loaded.threadName(thread)) : ''
  })
  return texts.filter((text) => text !== '').join('\n')
}

function waits(world: ProgramWorld): string {
  const { threadName } = loadedProcess(world)
  const count = world.machine.threadCount()
  const lines = Array.from({ length: count }, (_, thread) => [threadName(thread), statusOf(world, thread)] as const)
  return lines.flatMap(([name, status]) => (status === '' ? [] : [`${name} ${status}`])).join('\n')
}
