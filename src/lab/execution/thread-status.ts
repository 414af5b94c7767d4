import { Block } from '../../../assembly/abi/events.ts'
import { Status } from '../../../assembly/abi/life.ts'
import type { MachineExports } from '../wasm/instance.ts'
import type { Loaded } from './process-run.ts'

/** What people call the threads of a process, and other processes. */
export interface Names {
  readonly thread: (thread: number) => string
  readonly process: (process: number) => string
}

/** What one thread stands at, in words: "waits in join() for Thread-2 (b)". Empty once it has ended. */
export function threadStand(machine: MachineExports, thread: number, names: Names): string {
  const status = machine.threadStatus(thread)
  if (status === Status.DONE) return ''
  if (machine.threadWantsGil(thread)) return 'waits for the GIL'
  if (status === Status.STARTING) return 'has not started yet'
  switch (machine.threadBlock(thread)) {
    case Block.SLEEP:
      return 'sleeps'
    case Block.JOIN:
      return `waits in join() for ${names.thread(machine.threadBlockArgument(thread))}`
    case Block.START:
      return `waits in start() for ${names.thread(machine.threadBlockArgument(thread))} to run`
    case Block.OUTPUT:
      return 'waits for room to print'
    case Block.LOCK: {
      const owner = machine.threadBlockOwner(thread)
      return `waits for a Lock${owner < 0 ? '' : ` held by ${names.thread(owner)}`}`
    }
    case Block.EVENT:
      return 'waits for an Event to be set'
    case Block.SEMAPHORE:
      return 'waits for a Semaphore'
    case Block.READ:
      return `waits in os.read() of fd ${machine.threadBlockArgument(thread)}`
    case Block.WRITE:
      return `waits in os.write() to fd ${machine.threadBlockArgument(thread)}`
    case Block.SYSTEM_CALL:
      return 'is in a call of the operating system'
    case Block.QUEUE:
      return 'waits for a Queue'
    case Block.BARRIER:
      return `waits at a Barrier, where ${machine.threadBlockCount(thread)} came`
    case Block.TASKS:
      return `waits in join() for a Queue, where ${machine.threadBlockCount(thread)} tasks are not done`
    case Block.PROCESS:
      return `waits in join() for ${names.process(machine.threadBlockArgument(thread))}`
    case Block.PROCESS_QUEUE:
      return 'waits for a multiprocessing.Queue'
    case Block.LOOP:
      return 'waits in the event loop of asyncio'
    default:
      return 'runs'
  }
}

/** Of one process: all its threads that have not ended, and who has its GIL. One line. */
export function describeStand(loaded: Loaded, processName: (process: number) => string): string {
  const { machine } = loaded
  const names: Names = { thread: (thread) => laneName(loaded, thread), process: processName }
  const stands: string[] = []
  for (let thread = 0; thread < machine.threadCount(); thread++) {
    const stand = threadStand(machine, thread, names)
    if (stand) stands.push(`${names.thread(thread)} ${stand}`)
  }
  const gils = new Set(Array.from({ length: machine.threadCount() }, (_, thread) => machine.threadGil(thread)))
  for (const gil of [...gils].sort((a, b) => a - b)) {
    const holder = machine.holder(gil)
    if (holder > 0) stands.push(`last holder of ${gils.size > 1 ? `GIL ${gil}` : 'the GIL'}: ${names.thread(holder - 1)}`)
  }
  return stands.join('; ')
}

/** What people call a thread where there may be several processes: "MainThread", "Process-1", "Process-1 Thread-1 (f)". */
export function laneName({ index, name, threadName }: Loaded, thread: number): string {
  if (index === 0) return threadName(thread)
  return thread === 0 ? name : `${name} ${threadName(thread)}`
}
