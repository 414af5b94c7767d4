import { DiskCall } from '../../../assembly/abi/disk.ts'
import { NO_MEMORY, RUNNING, TOO_MANY } from '../../../assembly/abi/processes.ts'
import type { MachineExports } from './instance.ts'

/** The errno of a call for which the hub has too little memory. */
const ENOMEM = 12

/**
 * A worker's access to the hub, which is the memory that all processes of a run share. `hub` is an instance of the machine on that memory.
 */
export interface HubBridge {
  readonly hub: MachineExports
  readonly memory: WebAssembly.Memory
  /** The worker's number among the hub's threads. */
  readonly thread: number
  /** The process that the worker serves. */
  readonly process: number
  readonly clock: () => number
  /** Reports to the host that the hub's table has a new process, which the host must load, or a signal that must end a process. */
  readonly onSpawn: (process: number) => void
}

/**
 * The imports through which a process's machine uses the hub. They copy bytes between the two memories. The imports that wait park the
 * worker.
 */
export function hubCalls(memory: WebAssembly.Memory, bridge: HubBridge | undefined) {
  const open = (): HubBridge => {
    if (!bridge) throw new Error('this run has no hub')
    return bridge
  }
  return {
    processSpawn: (number: number, address: number, bytes: number) => spawn(memory, open(), number, address, bytes, false),
    processFork: (number: number, address: number, bytes: number): number => {
      const { hub, thread } = open()
      const forked = spawn(memory, open(), number, address, bytes, true)
      if (forked < 0) return forked
      hub.processAwaitCopy(thread, forked)
      // The host has read the process's name in the message. The forked process does not receive the message, so the parent frees it here.
      hub.messageFree(thread, hub.processMessage(forked))
      return forked
    },
    processJoin: (process: number, timeoutNs: number) => open().hub.processJoin(open().thread, process, timeoutNs),
    processExitCode: (process: number) => (open().hub.processHasEnded(process) ? open().hub.processExitCode(process) : RUNNING),
    processKill: (process: number, signal: number): void => {
      open().hub.processKill(process, signal)
      open().onSpawn(process)
    },
    semaphoreCreate: (value: number, most: number) => open().hub.processSemaphoreCreate(open().thread, value, most),
    semaphoreTake: (semaphore: number, timeoutNs: number) => open().hub.processSemaphoreTake(open().thread, semaphore, timeoutNs),
    semaphorePost: (semaphore: number) => open().hub.processSemaphorePost(semaphore),
    semaphoreValue: (semaphore: number) => open().hub.processSemaphoreValue(semaphore),
    hubChanges: () => open().hub.hubChanges(),
    hubAwaitChange: (seen: number, timeoutNs: number) => open().hub.hubAwaitChange(open().thread, seen, timeoutNs),
    sharedCreate: (bytes: number) => open().hub.sharedCreate(open().thread, bytes),
    sharedLoad: (address: number, bytes: number, to: number) => copyValue(open().memory, address, bytes, memory, to),
    sharedStore: (address: number, bytes: number, from: number) => copyValue(memory, from, bytes, open().memory, address),
    queueCreate: (maxsize: number) => open().hub.queueCreate(open().thread, maxsize),
    queuePut: (queue: number, address: number, bytes: number, timeoutNs: number): number => {
      const { hub, thread } = open()
      const message = send(memory, open(), address, bytes)
      if (message === 0) return NO_MEMORY
      const taken = hub.queuePut(thread, queue, message, timeoutNs)
      if (!taken) hub.messageFree(thread, message)
      return taken
    },
    queueGet: (queue: number, timeoutNs: number) => open().hub.queueGet(open().thread, queue, timeoutNs),
    queueSize: (queue: number) => open().hub.queueSize(queue),
    queueIsFull: (queue: number) => open().hub.queueIsFull(queue),
    messageBytes: (message: number) => open().hub.messageBytes(message),
    messageReceive: (message: number, address: number): void => {
      const { hub, thread } = open()
      new Uint8Array(memory.buffer, address).set(messageOf(open(), message))
      hub.messageFree(thread, message)
    },
    outputPut: (address: number, bytes: number): number => {
      const { hub, thread } = open()
      const message = send(memory, open(), address, bytes)
      // If the hub has no memory left, this call reports a full ring, so the machine tries again. Meanwhile the receivers of the queues
      // free some memory.
      if (message === 0) return 0
      const written = hub.outputPut(thread, hub.messageData(message), bytes)
      hub.messageFree(thread, message)
      return written
    },
    diskCall: (call: number, a: number, b: number, address: number, bytes: number): number => {
      const { hub, thread } = open()
      const message = send(memory, open(), address, bytes)
      if (message === 0) return -ENOMEM
      const result = hub.diskCall(thread, call, a, b, hub.messageData(message), bytes)
      // Only READ and LIST write to the bytes at `address`. In the other calls, these bytes can be in a str, which must not change.
      const written = call === DiskCall.READ || call === DiskCall.LIST ? result : 0
      if (written > 0) new Uint8Array(memory.buffer, address).set(messageOf(open(), message).subarray(0, written))
      hub.messageFree(thread, message)
      return result
    },
    outputAwaitRoom: (bytes: number) => open().hub.outputAwaitRoom(open().thread, bytes),
  }
}

/** Enters a new process in the hub's table and reports it to the host. @returns its index, TOO_MANY or NO_MEMORY */
function spawn(memory: WebAssembly.Memory, bridge: HubBridge, number: number, address: number, bytes: number, forks: boolean): number {
  const { hub, thread, process, clock, onSpawn } = bridge
  const nowNs = clock() * 1e6
  const message = send(memory, bridge, address, bytes)
  if (message === 0) return NO_MEMORY
  const spawned = hub.processSpawn(thread, process, number, message, nowNs, forks ? 1 : 0)
  if (spawned === TOO_MANY) hub.messageFree(thread, message)
  else onSpawn(spawned)
  return spawned
}

/** A message with a copy of the bytes, or 0 if the hub has no memory left. */
function send(from: WebAssembly.Memory, { hub, memory, thread }: HubBridge, address: number, bytes: number): number {
  const message = hub.messageCreate(thread, bytes)
  if (message !== 0) new Uint8Array(memory.buffer).set(new Uint8Array(from.buffer, address, bytes), hub.messageData(message))
  return message
}

/** A view of a message's bytes in the hub's memory. */
export function messageOf({ hub, memory }: Pick<HubBridge, 'hub' | 'memory'>, message: number): Uint8Array {
  return new Uint8Array(memory.buffer, hub.messageData(message), hub.messageBytes(message))
}

/**
 * Copies a value of 1, 2, 4 or 8 bytes in one piece, so that no other process reads a part of it. Both addresses are multiples of the size.
 */
function copyValue(from: WebAssembly.Memory, at: number, bytes: number, to: WebAssembly.Memory, address: number): void {
  if (bytes === 1) new Uint8Array(to.buffer, address, 1)[0] = new Uint8Array(from.buffer, at, 1)[0] as number
  else if (bytes === 2) new Uint16Array(to.buffer, address, 1)[0] = new Uint16Array(from.buffer, at, 1)[0] as number
  else if (bytes === 4) new Uint32Array(to.buffer, address, 1)[0] = new Uint32Array(from.buffer, at, 1)[0] as number
  else new BigUint64Array(to.buffer, address, 1)[0] = new BigUint64Array(from.buffer, at, 1)[0] as bigint
}
