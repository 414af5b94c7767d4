import { Block } from '../../../assembly/abi/events.ts'
import { Status } from '../../../assembly/abi/life.ts'
import { RUNS } from '../../model/recording.ts'
import { libraryCall } from './library-call.ts'
import type { LoadedProcess } from './loaded-process.ts'
import { laneName, type Names } from './thread-names.ts'

/** Says what a thread is doing: "waits in join() for Thread-2 (b)". Empty once the thread has ended. */
export function threadStatus({ machine, program }: LoadedProcess, thread: number, names: Names): string {
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
      const call = libraryCall(machine, program, thread)
      if (call) return `waits in ${call}`
      const owner = machine.threadBlockOwner(thread)
      return `waits for a Lock${owner < 0 ? '' : ` held by ${names.thread(owner)}`}`
    }
    case Block.READ:
      return `waits in os.read() of fd ${machine.threadBlockArgument(thread)}`
    case Block.WRITE:
      return `waits in os.write() to fd ${machine.threadBlockArgument(thread)}`
    case Block.SYSTEM_CALL:
      return 'is in a system call'
    case Block.QUEUE:
      return `waits in ${libraryCall(machine, program, thread) ?? 'SimpleQueue.get()'}`
    case Block.PROCESS:
      return `waits in join() for ${names.process(machine.threadBlockArgument(thread))}`
    case Block.PROCESS_QUEUE:
      return 'waits for a multiprocessing.Queue'
    case Block.PROCESS_SEMAPHORE:
      return 'waits for a lock of multiprocessing'
    case Block.PROCESS_CHANGE:
      return 'waits in multiprocessing.connection.wait()'
    case Block.LOOP:
      return 'waits in the event loop of asyncio'
    default:
      return RUNS
  }
}

/** Describes in one line what each live thread of a process is doing, and which thread acquired each of its GILs last. */
export function describeThreads(loaded: LoadedProcess, processName: (process: number) => string): string {
  const { machine } = loaded
  const names: Names = { thread: (thread) => laneName(loaded, thread), process: processName }
  const statuses: string[] = []
  for (let thread = 0; thread < machine.threadCount(); thread++) {
    const status = threadStatus(loaded, thread, names)
    if (status) statuses.push(`${names.thread(thread)} ${status}`)
  }
  const gils = new Set(Array.from({ length: machine.threadCount() }, (_, thread) => machine.threadGil(thread)))
  for (const gil of [...gils].sort((a, b) => a - b)) {
    const holder = machine.holder(gil)
    if (holder > 0) statuses.push(`last holder of ${gils.size > 1 ? `GIL ${gil}` : 'the GIL'}: ${names.thread(holder - 1)}`)
  }
  return statuses.join('; ')
}
