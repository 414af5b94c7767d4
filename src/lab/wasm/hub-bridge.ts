import { NO_MEMORY, RUNNING, TOO_MANY } from '../../../assembly/abi/processes.ts'
import type { MachineExports } from './instance.ts'

/** Where a worker of one process turns to the kernel: an instance on the kernel's memory, which all processes share. */
export interface Desk {
  readonly kernel: MachineExports
  readonly memory: WebAssembly.Memory
  /** The worker's number among the kernel's threads. */
  readonly thread: number
  /** The process that it works for. */
  readonly process: number
  readonly clock: () => number
  /** Tells the host that a process has been entered in the table, to be made. */
  readonly onSpawn: (process: number) => void
}

/** The host calls by which a process's machine reaches the kernel: bytes are copied from one memory to the other. What waits parks the worker. */
export function kernelCalls(memory: WebAssembly.Memory, desk: Desk | undefined) {
  const at = (): Desk => {
    if (!desk) throw new Error('this run has no kernel')
    return desk
  }
  return {
    processSpawn: (number: number, address: number, bytes: number): number => {
      const { kernel, thread, process, clock, onSpawn } = at()
      const nowNs = clock() * 1e6
      const message = send(memory, at(), address, bytes)
      if (message === 0) return NO_MEMORY
      const spawned = kernel.processSpawn(thread, process, number, message, nowNs)
      if (spawned === TOO_MANY) kernel.messageFree(thread, message)
      else onSpawn(spawned)
      return spawned
    },
    processJoin: (process: number, timeoutNs: number) => at().kernel.processJoin(at().thread, process, timeoutNs),
    processExitCode: (process: number) => (at().kernel.processHasEnded(process) ? at().kernel.processExitCode(process) : RUNNING),
    queueCreate: (maxsize: number) => at().kernel.queueCreate(at().thread, maxsize),
    queuePut: (queue: number, address: number, bytes: number, timeoutNs: number): number => {
      const { kernel, thread } = at()
      const message = send(memory, at(), address, bytes)
      if (message === 0) return NO_MEMORY
      const taken = kernel.queuePut(thread, queue, message, timeoutNs)
      if (!taken) kernel.messageFree(thread, message)
      return taken
    },
    queueGet: (queue: number, timeoutNs: number) => at().kernel.queueGet(at().thread, queue, timeoutNs),
    queueSize: (queue: number) => at().kernel.queueSize(queue),
    messageBytes: (message: number) => at().kernel.messageBytes(message),
    messageReceive: (message: number, address: number): void => {
      const { kernel, thread } = at()
      new Uint8Array(memory.buffer, address).set(messageOf(at(), message))
      kernel.messageFree(thread, message)
    },
    outputPut: (address: number, bytes: number): number => {
      const { kernel, thread } = at()
      const message = send(memory, at(), address, bytes)
      // As if the ring were full: whoever reads the queues will make room.
      if (message === 0) return 0
      const written = kernel.outputPut(thread, kernel.messageData(message), bytes)
      kernel.messageFree(thread, message)
      return written
    },
    outputAwaitRoom: (bytes: number) => at().kernel.outputAwaitRoom(at().thread, bytes),
  }
}

/** A message with a copy of the bytes; 0: the kernel has no memory left. */
function send(from: WebAssembly.Memory, { kernel, memory, thread }: Desk, address: number, bytes: number): number {
  const message = kernel.messageCreate(thread, bytes)
  if (message !== 0) new Uint8Array(memory.buffer).set(new Uint8Array(from.buffer, address, bytes), kernel.messageData(message))
  return message
}

/** The bytes of a message, where they lie. */
export function messageOf({ kernel, memory }: Pick<Desk, 'kernel' | 'memory'>, message: number): Uint8Array {
  return new Uint8Array(memory.buffer, kernel.messageData(message), kernel.messageBytes(message))
}
