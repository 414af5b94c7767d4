import {
  AWAITED_THREADS,
  DISK_MUTEX,
  EXITED,
  FILES_MUTEX,
  GIL_BYTES,
  GILS,
  HEAP,
  HEAP_MUTEX,
  HEAP_STARTED_LOCK,
  IMAGE_NAME_LOCK,
  LIVE_THREADS,
  OUTPUT_MUTEX,
  POISON,
  SERVING,
  START_MUTEX,
  THREAD_BYTES,
  THREAD_COUNT,
  THREADS,
} from '../../../assembly/abi/layout.ts'
import { Status } from '../../../assembly/abi/life.ts'
import { Breaker, Poison, type Policy } from '../../../assembly/abi/policies.ts'
import { GIL_SEQUENCE, THREAD_BREAKER, THREAD_NEXT_WAITER, THREAD_STATUS, THREAD_WANTS_GIL } from '../../../assembly/abi/words.ts'
import { instantiate } from '../../../src/lab/wasm/instance.ts'
import { newMemory } from '../../../src/lab/wasm/memory.ts'
import { output } from '../machine.ts'
import { type Forked, forked } from './forked.ts'

/** The parent has what a child must not have: a pipe, a second interpreter, an event loop that runs, and an earlier child. */
const PROGRAM = `
import asyncio
import os
import threading
from concurrent import interpreters
from multiprocessing import Process
async def nothing():
    return "a loop runs"
def child():
    print(threading.active_count(), asyncio.run(nothing()))
    try:
        other.is_running()
    except interpreters.InterpreterNotFoundError:
        print("no other interpreter")
    try:
        os.write(writer, b"x")
    except OSError as error:
        print(error.errno)
async def main():
    Process(target=child).start()
reader, writer = os.pipe()
other = interpreters.create()
asyncio.run(main())
`
const PRINTED = '1 a loop runs\nno other interpreter\n9\n'

const LOCKS = {
  HEAP_MUTEX: HEAP + HEAP_MUTEX,
  HEAP_STARTED_LOCK: HEAP + HEAP_STARTED_LOCK,
  IMAGE_NAME_LOCK,
  FILES_MUTEX,
  DISK_MUTEX,
  OUTPUT_MUTEX,
  START_MUTEX,
}
/** The words of a new process whose only thread has not begun. */
const EXPECTED = {
  ...Object.fromEntries(Object.values(LOCKS).map((address) => [address, 0])),
  [POISON]: 0,
  [EXITED]: 0,
  [LIVE_THREADS]: 1,
  [AWAITED_THREADS]: 1,
  [SERVING]: 0,
  [THREADS + THREAD_BREAKER]: 0,
  [THREADS + THREAD_WANTS_GIL]: 0,
  [THREADS + THREAD_NEXT_WAITER]: 0,
  [THREADS + THREAD_STATUS]: Status.STARTING,
  [THREADS + THREAD_BYTES + THREAD_STATUS]: Status.DONE,
}
const OTHER = 1

/**
 * What is wrong with a process that was forked while another thread of its parent held every lock of the machine and waited for the GIL.
 * This function runs the process only if all its words are right, because a process with a wrong word may wait for ever.
 */
export function flaws(module: WebAssembly.Module, policy: Policy): string[] {
  const child = forked(module, PROGRAM, policy, disturb)
  const words = new Int32Array(child.memory.buffer)
  const wrong = Object.entries(EXPECTED)
    .filter(([address, value]) => words[Number(address) >> 2] !== value)
    .map(([address, value]) => `the word at ${address} is ${words[Number(address) >> 2]}, not ${value}`)
  const fresh = freshGil(module, policy)
  for (const [at, word] of gilWords(child.memory).entries()) {
    if (word !== fresh[at]) wrong.push(`the word at ${at * 4} of the GIL is ${word}, not ${fresh[at]}`)
  }
  if (wrong.length > 0) return wrong
  child.machine.serve(0)
  const printed = output(child.memory)
  return printed === PRINTED ? [] : [`the process prints ${JSON.stringify(printed)}`]
}

/** Writes what another thread leaves behind: locks that it holds, its state, and a GIL with a queue. */
function disturb({ memory, machine }: Forked): void {
  const words = new Int32Array(memory.buffer)
  const set = (address: number, value: number) => {
    words[address >> 2] = value
  }
  for (const address of Object.values(LOCKS)) set(address, 1)
  machine.attach(OTHER)
  const other = THREADS + OTHER * THREAD_BYTES
  set(other + THREAD_STATUS, Status.LIVE)
  set(other + THREAD_WANTS_GIL, 1)
  for (const count of [THREAD_COUNT, LIVE_THREADS, AWAITED_THREADS, SERVING]) set(count, 2)
  set(THREADS + THREAD_BREAKER, Breaker.DROP_REQUEST)
  set(THREADS + THREAD_WANTS_GIL, 1)
  set(THREADS + THREAD_NEXT_WAITER, other)
  set(POISON, Poison.EXIT)
  set(EXITED, 1)
  words.fill(other, (GILS + GIL_SEQUENCE) >> 2, (GILS + GIL_BYTES) >> 2)
}

/** The words of the GIL in a process that has just been set up. */
function freshGil(module: WebAssembly.Module, policy: Policy): Int32Array {
  const memory = newMemory(1)
  instantiate(module, memory, () => 0).setup(1, policy, 5000, 100, 0, 0)
  return gilWords(memory)
}

function gilWords(memory: WebAssembly.Memory): Int32Array {
  return new Int32Array(memory.buffer).slice(GILS >> 2, (GILS + GIL_BYTES) >> 2)
}
