// Exports that run one primitive of the machine without a program: for the explorer.

import { Block } from './abi/events'
import { CELL_LOCK, STR_BYTES } from './abi/layout'
import { Tag } from './abi/tags'
import { Gil } from './gil/gil'
import { Exit } from './os/exit'
import { Handle } from './os/handle'
import { InterpreterState, Interpreters } from './os/interpreters'
import { Locks } from './os/locks'
import { Output } from './os/output'
import { Pipe } from './os/pipe'
import { RLocks } from './os/rlocks'
import { Sleep } from './os/sleep'
import { Threads } from './os/threads'
import { Futex } from './sync/futex'
import { Ownership } from './sync/ownership'
import { ThreadState } from './thread'
import { Globals } from './vm/eval/globals'
import { Unlocked } from './vm/eval/unlocked'
import { Counts } from './vm/objects/counts'
import { Heap } from './vm/objects/heap'
import { List } from './vm/objects/lists'
import { Objects } from './vm/objects/objects'
import { Spin } from './vm/objects/spin'
import { Cell } from './vm/objects/values'
import { Word } from './word'

/** A store and a wake-up, as the drainer and other parts of the host make them without a call of the machine. */
export function wordStore(word: usize, value: i32): void {
  Word.store(word, value)
}
export function futexWake(word: usize, count: i32): void {
  Futex.wake(word, count)
}

/** Parks the host or a worker without a thread, while the word is `expected`. */
export function wordAwait(word: usize, expected: i32): void {
  Futex.waitIdle(word, expected)
}

/** `words`: address of a Lock's words (os/locks.ts). timeoutNs: 0 does not wait, below 0 has no limit. */
export function lockTake(thread: i32, words: usize, timeoutNs: f64): bool {
  return Locks.take(ThreadState.at(thread), words, Block.LOCK, <i64>timeoutNs)
}
export function lockRelease(thread: i32, words: usize): bool {
  return Locks.release(ThreadState.at(thread), words)
}
export function rlockTake(thread: i32, words: usize, timeoutNs: f64): bool {
  return RLocks.take(ThreadState.at(thread), words, <i64>timeoutNs)
}
export function rlockRelease(thread: i32, words: usize): bool {
  return RLocks.release(ThreadState.at(thread), words)
}
export function rlockReleaseAll(thread: i32, words: usize): i32 {
  return RLocks.releaseAll(ThreadState.at(thread), words)
}
export function rlockRestore(thread: i32, words: usize, depth: i32): void {
  RLocks.restore(ThreadState.at(thread), words, depth, -1)
}
export function rlockDepth(words: usize): i32 {
  return RLocks.depth(words)
}

export function threadSleep(thread: i32, ns: f64): void {
  Sleep.sleep(ThreadState.at(thread), <i64>ns)
}
/** Parks an event loop for `ns` at most. */
export function eventLoopParkFor(thread: i32, ns: f64): void {
  Sleep.awaitWake(ThreadState.at(thread), <i64>ns)
}

/** The wait of a simulated connection. */
export function connectionReceive(thread: i32, ns: f64): void {
  Sleep.receive(ThreadState.at(thread), <i64>ns)
}

export function workerAttend(slot: i32): void {
  Threads.attend(ThreadState.slotAddress(slot))
}
export function threadsJoinAwaited(thread: i32): void {
  Threads.joinAwaited(ThreadState.at(thread))
}
/** Joins the threads of the main interpreter. */
export function threadsJoinAll(thread: i32): bool {
  return Threads.joinAll(ThreadState.at(thread), InterpreterState.at(0).address)
}
/** Joins the handle's thread for `ns` at most. @returns 0 if that thread has not begun to run, else 1 */
export function threadJoinFor(thread: i32, handle: usize, ns: f64): i32 {
  const other = Handle.begun(handle)
  if (other) Threads.join(ThreadState.at(thread), changetype<ThreadState>(other), <i64>ns)
  return other ? 1 : 0
}
/** Ticks left in the thread's check interval. */
export function threadTicks(thread: i32): i32 {
  return ThreadState.at(thread).ticks
}
/** Counts a tick, as an instruction that ticks does. */
export function threadTick(thread: i32): void {
  const t = ThreadState.at(thread)
  if (--t.ticks < 0) Gil.onTicks(t)
}
export function threadVainWakes(thread: i32): i32 {
  return ThreadState.at(thread).vainWakes
}
export function threadScratch(thread: i32): usize {
  return ThreadState.at(thread).scratch
}
/** Gives a thread an error and a name, which reports read. */
export function threadDescribe(thread: i32, trap: i32, name: usize): void {
  ThreadState.at(thread).trap = trap
  ThreadState.at(thread).name = name
}
/** What a forked process does before its interpreter begins: only the thread that forked remains. */
export function threadsFork(thread: i32): void {
  Gil.resetAll()
  Interpreters.closeOthers()
  Threads.keepOnly(ThreadState.at(thread))
}
/** os._exit() */
export function exitNow(thread: i32, exitCode: i32): void {
  Exit.now(ThreadState.at(thread), exitCode)
}
/** A write of print(): waits for room with the GIL released. */
export function outputWrite(thread: i32, text: usize, bytes: i32): void {
  Output.write(ThreadState.at(thread), text, bytes)
}
/** Reuses a pipe if no end is open. @returns whether it did */
export function pipeReuse(pipe: usize): bool {
  if (!Pipe.isFree(pipe)) return false
  Pipe.empty(pipe)
  return true
}

/** The lock of a cell or list. */
export function spinLock(word: usize): void {
  Spin.lock(word)
}
export function spinUnlock(word: usize): void {
  Spin.unlock(word)
}

export function heapAllocate(thread: i32, bytes: i32): usize {
  return Heap.allocate(ThreadState.at(thread), <usize>bytes)
}
export function heapResize(thread: i32, block: usize, oldBytes: i32, bytes: i32, kept: i32): usize {
  return Heap.resize(ThreadState.at(thread), block, <usize>oldBytes, <usize>bytes, <usize>kept)
}
export function heapFree(thread: i32, block: usize, bytes: i32): void {
  Heap.free(ThreadState.at(thread), block, <usize>bytes)
}
export function heapTrim(thread: i32): void {
  Heap.trim(ThreadState.at(thread))
}

/** Creates a bytes object with one reference. `bytes` includes the object's head. */
export function objectCreate(thread: i32, bytes: i32): usize {
  const object = Objects.create(ThreadState.at(thread), Tag.BYTES, bytes)
  if (object) store<i32>(object, bytes - <i32>STR_BYTES - 8, STR_BYTES)
  return object
}
export function objectKeep(object: usize): void {
  Objects.keep(object)
}
export function objectRelease(thread: i32, object: usize): void {
  Objects.release(ThreadState.at(thread), object)
}

/** How many references the object has. */
export function objectCount(object: usize): i32 {
  return Counts.total(object)
}
/** Makes the calling instance count references as the worker of this slot. */
export function countsAttach(slot: i32): void {
  Counts.attach(ThreadState.slotAddress(slot))
}
/** What a thread does at a check if other threads have queued objects of its own. */
export function objectsEmptyQueue(thread: i32): void {
  Objects.emptyQueue(ThreadState.at(thread))
}
/** What a thread does when it needs no more objects. */
export function threadDisown(thread: i32): void {
  const t = ThreadState.at(thread)
  while (!Ownership.leaveForGood(t.slot)) Objects.emptyQueue(t)
}

/** Stores a value in a global. The global takes over the reference. */
export function globalStore(thread: i32, cell: usize, tag: i32, payload: i32): void {
  const from = ThreadState.at(thread).scratch
  Cell.set(from, tag, payload)
  Globals.store(ThreadState.at(thread), cell, from)
}
/** Reads a global without its lock. @returns whether that was possible */
export function globalCopy(cell: usize, to: usize): bool {
  return Unlocked.copy(cell + CELL_LOCK, Word.load(cell + CELL_LOCK), cell, to)
}

/** Creates an empty list. */
export function listCreate(thread: i32): usize {
  return List.create(ThreadState.at(thread), 0)
}
/** Appends a value to a list, which takes over the reference. */
export function listAppend(thread: i32, list: usize, tag: i32, payload: i32): bool {
  const from = ThreadState.at(thread).scratch
  Cell.set(from, tag, payload)
  return List.append(ThreadState.at(thread), list, from)
}
/** Reads an item of a list without its lock. @returns whether that was possible */
export function listCopy(list: usize, index: i32, to: usize): bool {
  return Unlocked.item(list, index, to)
}
export function listLength(list: usize): i32 {
  return List.length(list)
}

/** Creates an interpreter. @returns its address; 0 if every place is taken */
export function interpreterCreate(thread: i32, ownGil: bool): usize {
  return Interpreters.create(ThreadState.at(thread), ownGil)
}
/** Moves a thread that holds its GIL to another interpreter. to: address of the interpreter's state, 0 for the main interpreter. */
export function interpreterMove(thread: i32, to: usize): void {
  Interpreters.move(ThreadState.at(thread), to ? InterpreterState.of(to) : InterpreterState.at(0))
}
/** Gives up the last reference to an object of another interpreter. */
export function interpreterBury(interpreter: usize, object: usize): void {
  Interpreters.bury(InterpreterState.of(interpreter), object)
}
/** @returns the place of the interpreter whose state is at this address; -1 if the interpreter is closed */
export function interpreterFind(interpreter: usize): i32 {
  return Interpreters.find(Interpreters.idOf(InterpreterState.of(interpreter)))
}
export function interpreterClose(interpreter: usize): void {
  Interpreters.close(InterpreterState.of(interpreter), false)
}
