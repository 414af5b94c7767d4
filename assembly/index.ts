// All exports of the machine. `slot` is the index of a worker's slot and `thread` the index of a Python thread, both from 0.

import { Block } from './abi/events'
import {
  ATOMIC_COUNTS,
  CHECK_INTERVAL,
  FREE_THREADED,
  GIL_BYTES,
  GILS,
  HEAP,
  HEAP_BYTES,
  HEAP_LIMIT,
  KERNEL_ENTRY_SPINS,
  RECORDING,
  SLOT_COUNT,
  SLOT_SCRATCH,
  SWITCH_INTERVAL_US,
  THREAD_BYTES,
  THREAD_COUNT,
} from './abi/layout'
import { Policy } from './abi/policies'
import { Trap } from './abi/traps'
import { Floor } from './floor/floor'
import { Reaction } from './floor/reaction'
import { WakeOrder } from './floor/wake-order'
import { Gil } from './gil/gil'
import { GilState } from './gil/state'
import { HubChanges } from './hub/changes'
import { Messages } from './hub/messages'
import { HubProcesses } from './hub/processes'
import { HubQueues } from './hub/queues'
import { HubSemaphores } from './hub/semaphores'
import { HubShared } from './hub/shared-memory'
import { Control } from './os/control'
import { Disk } from './os/disk'
import { Handle } from './os/handle'
import { InterpreterState, Interpreters } from './os/interpreters'
import { Locks } from './os/locks'
import { Output } from './os/output'
import { Pipe } from './os/pipe'
import { Sleep } from './os/sleep'
import { Threads } from './os/threads'
import { Chunks } from './record/chunks'
import { Condition } from './sync/condition'
import { FOREVER, Futex } from './sync/futex'
import { Mutex } from './sync/mutex'
import { Semaphore } from './sync/semaphore'
import { ThreadState } from './thread'
import { Compiled } from './vm/eval/compiled'
import { CompiledCalls } from './vm/eval/compiled-calls'
import { Frames } from './vm/eval/frames'
import { Uncaught } from './vm/eval/uncaught'
import { Fork } from './vm/fork'
import { Causes } from './vm/objects/causes'
import { Dict } from './vm/objects/dict'
import { Heap } from './vm/objects/heap'
import { Objects } from './vm/objects/objects'
import { Str } from './vm/objects/strings'
import { Worker } from './vm/worker'
import { Word } from './word'

export * from './primitives'

// --- set up and serve a run -------------------------------------------------------------------------------------------------------

/** Prepares a zeroed memory. The host calls it before anything else. */
export function setup(slots: i32, policy: i32, switchIntervalUs: i32, checkInterval: i32, kernelEntrySpins: i32, recording: i32): void {
  Word.store(SLOT_COUNT, slots)
  Chunks.setup(slots)
  store<i32>(KERNEL_ENTRY_SPINS, kernelEntrySpins)
  store<i32>(RECORDING, recording)
  store<i32>(FREE_THREADED, Gil.excludes(policy) ? 0 : 1)
  store<i32>(ATOMIC_COUNTS, i32(policy == Policy.NONE_ATOMIC))
  store<i32>(SWITCH_INTERVAL_US, switchIntervalUs)
  store<i32>(CHECK_INTERVAL, checkInterval)
  Gil.init(GilState.at(GILS), policy)
  Interpreters.setup()
}

/** Creates the main thread. The host calls it after setup() and once the program image is in place. */
export function createMain(): void {
  Threads.createMain()
}

/**
 * Only tests call this function. It is createMain() for a process that multiprocessing has spawned. The main thread of such a process first
 * runs the module and then the target. The image contains the module's `__name__` (see toImage()). targetTag: Tag of the target. args:
 * address of a tuple in this heap, 0 for none; the thread takes over the reference.
 */
export function createSpawned(targetTag: i32, target: i32, args: usize): void {
  Threads.createMain()
  const main = ThreadState.at(0)
  main.targetTag = targetTag
  main.target = target
  main.targetArguments = args
}

/**
 * Turns a copy of the memory of a process into a new process. The host calls it in place of setup() and createMain(). slots: how many
 * threads can live in the new process at once.
 */
export function becomeFork(slots: i32): void {
  Word.store(SLOT_COUNT, slots)
  Chunks.setup(slots)
  Fork.become()
}

/**
 * Makes the calling worker serve the slot. Each worker calls serve() once. The call returns when the program has ended, and traps if the
 * worker must stop.
 */
export function serve(slot: i32): void {
  Worker.serve(slot)
}

// Compiled code calls these. vm/eval/compiled.ts has their arguments.

export function compiledStep(t: usize, pc: usize, sp: usize, fp: usize, ticks: i32): i32 {
  return Compiled.step(changetype<ThreadState>(t), pc, sp, fp, ticks)
}
export function compiledReturned(t: usize, pc: usize, sp: usize, fp: usize, left: i32): i32 {
  return CompiledCalls.returned(changetype<ThreadState>(t), pc, sp, fp, left)
}
export function compiledFinalize(t: usize, pc: usize, sp: usize, fp: usize, ticks: i32): i32 {
  return Compiled.finalize(changetype<ThreadState>(t), pc, sp, fp, ticks)
}
export function compiledOperation(t: usize, pc: usize, sp: usize, fp: usize, ticks: i32, need: i32): i32 {
  return Compiled.operation(changetype<ThreadState>(t), pc, sp, fp, ticks, need)
}
export function compiledCall(t: usize, pc: usize, sp: usize, fp: usize, ticks: i32, count: i32): i32 {
  return CompiledCalls.call(changetype<ThreadState>(t), pc, sp, fp, ticks, count)
}
export function compiledManage(t: usize, pc: usize, sp: usize, fp: usize, ticks: i32): i32 {
  return CompiledCalls.manage(changetype<ThreadState>(t), pc, sp, fp, ticks)
}
export function compiledIterate(t: usize, pc: usize, sp: usize, fp: usize, ticks: i32, need: i32): i32 {
  return CompiledCalls.iterate(changetype<ThreadState>(t), pc, sp, fp, ticks, need)
}
export function compiledYield(t: usize, pc: usize, sp: usize, fp: usize, ticks: i32): i32 {
  return CompiledCalls.yieldValue(changetype<ThreadState>(t), pc, sp, fp, ticks)
}
export function compiledFind(t: usize, dict: usize, key: usize): usize {
  return Dict.cellOf(changetype<ThreadState>(t), dict, key)
}
export function compiledFindFree(t: usize, dict: usize, key: usize, to: usize): usize {
  return Dict.copyAlone(changetype<ThreadState>(t), dict, key, to)
}
export function compiledReplace(t: usize, dict: usize, key: usize, value: usize, isBorrowed: i32): i32 {
  return i32(Dict.replaceAlone(changetype<ThreadState>(t), dict, key, value, isBorrowed))
}
export function compiledBuild(t: usize, first: usize, count: i32): i32 {
  return i32(Str.build(changetype<ThreadState>(t), first, count))
}
export function compiledKeep(object: usize): i32 {
  Objects.keep(object)
  return 0
}
export function compiledRelease(t: usize, object: usize): i32 {
  return Compiled.release(changetype<ThreadState>(t), object)
}

// --- the host's view of a run ------------------------------------------------------------------------------------------------------

export function stop(poison: i32): void {
  Control.stop(poison)
}
export function nudge(): void {
  Control.nudge()
}
export function deadlock(): i32 {
  return Control.deadlock()
}
export function threadCount(): i32 {
  return Word.load(THREAD_COUNT)
}
export function threadStatus(thread: i32): i32 {
  return Word.load(ThreadState.at(thread).statusAddress)
}
export function threadBlock(thread: i32): i32 {
  return Word.load(ThreadState.at(thread).blockAddress)
}
export function threadBlockArgument(thread: i32): i32 {
  return ThreadState.at(thread).blockArgument
}
/** If the thread waits for a Lock: index of the Lock's holder, -1 if the Lock is free. If the thread does not wait for a Lock: -1. */
export function threadBlockOwner(thread: i32): i32 {
  const t = ThreadState.at(thread)
  return Word.load(t.blockAddress) == Block.LOCK ? Locks.owner(Locks.wordsOf(t.blockArgument)) : -1
}
/**
 * The saved pc of a frame of a blocked thread, for pcFunction() and pcInstruction(). Frame 0 is the innermost. @returns 0 if the thread has
 * no such frame
 */
export function blockedPc(thread: i32, frame: i32): usize {
  return Frames.pcOfBlocked(ThreadState.at(thread), frame)
}
export function threadWantsGil(thread: i32): i32 {
  return ThreadState.at(thread).wantsGil
}
/** 1 if the thread's start had to wait for a worker. */
export function threadLateWorker(thread: i32): i32 {
  return ThreadState.at(thread).lateWorker
}
export function threadSlot(thread: i32): usize {
  return ThreadState.at(thread).slot
}
export function threadNumber(thread: i32): i32 {
  return ThreadState.at(thread).number
}
/** Address of the str with the thread's name; 0: the host derives the name from threadNumber() and the target. */
export function threadName(thread: i32): usize {
  return ThreadState.at(thread).name
}
export function threadTargetTag(thread: i32): i32 {
  return ThreadState.at(thread).targetTag
}
export function threadTarget(thread: i32): i32 {
  return ThreadState.at(thread).target
}
export function threadAcquisitions(thread: i32): f64 {
  return <f64>ThreadState.at(thread).acquisitions
}
export function threadReacquisitions(thread: i32): f64 {
  return <f64>ThreadState.at(thread).reacquisitions
}
export function threadOps(thread: i32): f64 {
  return <f64>ThreadState.at(thread).ops
}
export function threadBreakerTrips(thread: i32): f64 {
  return <f64>ThreadState.at(thread).breakerTrips
}
export function threadStamps(thread: i32): f64 {
  return <f64>ThreadState.at(thread).stamps
}
export function threadTrap(thread: i32): i32 {
  return ThreadState.at(thread).trap
}
export function threadTrapA(thread: i32): i32 {
  return ThreadState.at(thread).trapA
}
export function threadTrapB(thread: i32): i32 {
  return ThreadState.at(thread).trapB
}
/** Address of the str that belongs to the trap, 0 for none. */
export function threadTrapText(thread: i32): usize {
  return ThreadState.at(thread).trapText
}
/** Number of frames of a thread that ended with an error. Frame 0 is the outermost. */
export function frameCount(thread: i32): i32 {
  return Frames.traceCount(ThreadState.at(thread))
}
export function frameFunction(thread: i32, frame: i32): i32 {
  return Frames.traceFunction(ThreadState.at(thread), frame)
}
/** Index of the instruction in the code of the frame's function. */
export function frameInstruction(thread: i32, frame: i32): i32 {
  return Frames.traceInstruction(ThreadState.at(thread), frame)
}
/** Address of the error in another interpreter that caused the thread's error, 0 for none. */
export function threadCause(thread: i32): usize {
  return ThreadState.at(thread).cause
}
/**
 * Field number `index` of the error at `cause`; vm/objects/causes.ts has the numbers. If the field is the pc of a frame, pcFunction() and
 * pcInstruction() decode it.
 */
export function causeField(cause: usize, index: i32): i32 {
  return Causes.field(cause, index)
}
export function pcFunction(pc: usize): i32 {
  return Frames.functionOf(pc)
}
export function pcInstruction(pc: usize): i32 {
  return Frames.instructionOf(pc)
}
/** Address of the exception object that ended the thread, 0 for none. */
export function threadException(thread: i32): usize {
  const t = ThreadState.at(thread)
  return t.trap == Trap.RAISED ? t.exception : 0
}
/** Field number `index` of an exception; vm/eval/uncaught.ts has the numbers. */
export function exceptionField(exception: usize, index: i32): usize {
  return Uncaught.field(exception, index)
}
/** The place of the thread among those that an error has ended: 1 for the first one, 0 if none has ended it. */
export function threadFailure(thread: i32): i32 {
  return ThreadState.at(thread).failure
}
/** The number of bytes that the program had printed when an error ended the thread. -1 if the hub has the output. */
export function threadPrinted(thread: i32): i32 {
  return ThreadState.at(thread).printed
}
/** The exit code that a SystemExit gave to the main thread; 0 for every other thread. */
export function threadExitCode(thread: i32): i32 {
  return ThreadState.at(thread).exitCode
}
/** Index of the GIL that a thread holds or waits for. */
export function threadGil(thread: i32): i32 {
  return <i32>((ThreadState.at(thread).gil - GILS) / GIL_BYTES)
}
/** Bytes of the main interpreter's heap that objects occupy. */
export function heapUsed(): usize {
  return Heap.used(InterpreterState.at(0).heap)
}
/** Index plus 1 of the thread that holds this GIL or held it last; 0 before the first acquisition. */
export function holder(gil: i32): i32 {
  return GilState.number(gil).holder
}
export function switchNumber(): i32 {
  return GilState.at(GILS).switchNumber
}

// --- the hub: it has its own memory, which all processes of a run share -------------------------------------------------------------
// `thread` is the index of a hub thread, which represents one worker of one process. If a call parks, it parks this worker. The worker must
// have released the GIL of its own process.

/** Prepares a zeroed memory. The host calls it before anything else. */
export function hubSetup(): void {
  setup(0, Policy.NONE, 1, 0, 0, 0)
  store<u32>(HEAP + HEAP_LIMIT, <u32>(HEAP + HEAP_BYTES))
  HubProcesses.init()
}
/** Creates the hub thread with this index: the next unused index, or the index of a hub thread that no worker uses any more. */
export function hubAttach(thread: i32): void {
  memory.fill(ThreadState.at(thread).address, 0, THREAD_BYTES)
  Threads.create(thread, ThreadState.slotAddress(0), InterpreterState.at(0))
  Word.store(THREAD_COUNT, max(Word.load(THREAD_COUNT), thread + 1))
}
/** Whether the hub thread is parked without a timeout and only another thread can wake it. */
export function hubStuck(thread: i32): bool {
  return Control.isBlockedForGood(ThreadState.at(thread))
}
/** Stops one hub thread. The host calls it after the thread's process has ended. */
export function hubStopThread(thread: i32): void {
  Control.stopThread(ThreadState.at(thread))
}
/** Makes a message with room for `bytes` bytes. @returns its address; 0 if the hub's heap is exhausted */
export function messageCreate(thread: i32, bytes: i32): usize {
  return Messages.create(ThreadState.at(thread), bytes)
}
/**
 * Executes in the hub the Host.diskCall() of a process. `address` and `bytes` are the place and the length of a message's data: a copy of
 * the caller's bytes.
 */
export function diskCall(thread: i32, call: i32, a: i32, b: i32, address: usize, bytes: i32): f64 {
  return Disk.call(ThreadState.at(thread), call, a, b, address, bytes)
}
export function messageFree(thread: i32, message: usize): void {
  Messages.free(ThreadState.at(thread), message)
}
export function messageBytes(message: usize): i32 {
  return Messages.bytes(message)
}
export function messageData(message: usize): usize {
  return Messages.data(message)
}
/** Adds a process to the hub's table. forks: 1 if it begins as a copy of its parent. @returns its index, or TOO_MANY */
export function processSpawn(thread: i32, parent: i32, number: i32, message: usize, nowNs: f64, forks: i32): i32 {
  return HubProcesses.spawn(ThreadState.at(thread), parent, number, message, nowNs, forks != 0)
}
/** Parks the thread that forks. It goes on when the host has copied its process's memory. */
export function processAwaitCopy(thread: i32, process: i32): void {
  HubProcesses.awaitCopy(ThreadState.at(thread), process)
}
export function processIsCopied(process: i32): bool {
  return HubProcesses.isCopied(process)
}
export function processSetCopied(process: i32): void {
  HubProcesses.setCopied(process)
}
export function processEnd(process: i32, exitCode: i32): void {
  HubProcesses.end(process, exitCode)
}
/** Waits until a process has ended. timeoutNs < 0: no limit. @returns false only after the timeout */
export function processJoin(thread: i32, process: i32, timeoutNs: f64): bool {
  return HubProcesses.join(ThreadState.at(thread), process, <i64>timeoutNs)
}
export function processHasEnded(process: i32): bool {
  return HubProcesses.hasEnded(process)
}
export function processExitCode(process: i32): i32 {
  return HubProcesses.exitCode(process)
}
export function processParent(process: i32): i32 {
  return HubProcesses.parent(process)
}
/** The number in the process's name: 1 for its parent's first child. */
export function processNumber(process: i32): i32 {
  return HubProcesses.number(process)
}
export function processMessage(process: i32): usize {
  return HubProcesses.message(process)
}
export function processStartedNs(process: i32): f64 {
  return HubProcesses.startedNs(process)
}
/** Records that a signal must end the process. The caller must also notify the host, which ends the process. */
export function processKill(process: i32, signal: i32): void {
  HubProcesses.kill(process, signal)
}
/** The signal that must end a process; 0 for none. */
export function processSignal(process: i32): i32 {
  return HubProcesses.signal(process)
}
/** Creates a semaphore between processes. @returns its number, or TOO_MANY */
export function processSemaphoreCreate(thread: i32, value: i32, most: i32): i32 {
  return HubSemaphores.create(ThreadState.at(thread), value, most)
}
/** Takes one unit of a semaphore between processes. timeoutNs < 0: no limit. @returns whether the caller took the unit */
export function processSemaphoreTake(thread: i32, semaphore: i32, timeoutNs: f64): bool {
  return HubSemaphores.take(ThreadState.at(thread), semaphore, <i64>timeoutNs)
}
/** Gives one unit back. @returns false if the semaphore already has its largest value */
export function processSemaphorePost(semaphore: i32): bool {
  return HubSemaphores.post(semaphore)
}
export function processSemaphoreValue(semaphore: i32): i32 {
  return HubSemaphores.value(semaphore)
}
/** The number of messages that have entered a queue plus the number of processes that have ended. */
export function hubChanges(): i32 {
  return HubChanges.count()
}
/** Waits until hubChanges() differs from `seen`. timeoutNs < 0: no limit. @returns whether it differs */
export function hubAwaitChange(thread: i32, seen: i32, timeoutNs: f64): bool {
  return HubChanges.await(ThreadState.at(thread), seen, <i64>timeoutNs)
}
/** Creates zeroed bytes that all processes can use. @returns their address, or NO_MEMORY */
export function sharedCreate(thread: i32, bytes: i32): i32 {
  return HubShared.create(ThreadState.at(thread), bytes)
}
/** Creates a queue between processes. maxsize 0: no limit. @returns its number, or TOO_MANY */
export function queueCreate(thread: i32, maxsize: i32): i32 {
  return HubQueues.create(ThreadState.at(thread), maxsize)
}
/**
 * Puts a message into a queue between processes. timeoutNs < 0: no limit. @returns whether the queue now owns the message; if not, the
 * caller keeps it
 */
export function queuePut(thread: i32, queue: i32, message: usize, timeoutNs: f64): bool {
  return HubQueues.put(ThreadState.at(thread), queue, message, <i64>timeoutNs)
}
/**
 * Takes a message out of a queue between processes. timeoutNs < 0: no limit. @returns its address; 0 if the queue stayed empty until the
 * timeout
 */
export function queueGet(thread: i32, queue: i32, timeoutNs: f64): usize {
  return HubQueues.get(ThreadState.at(thread), queue, <i64>timeoutNs)
}
export function queueSize(queue: i32): i32 {
  return HubQueues.size(queue)
}
export function queueIsFull(queue: i32): bool {
  return HubQueues.isFull(queue)
}
/**
 * Writes text to the ring of standard output. If the ring has no room for the whole text, writes nothing. If the text is longer than the
 * ring, writes as much of it as there is room for.
 * @returns the number of bytes written
 */
export function outputPut(thread: i32, text: usize, bytes: i32): i32 {
  return Output.put(ThreadState.at(thread), text, bytes)
}
/** Parks until standard output has room for `bytes` bytes. Another writer can take that room before the caller writes. */
export function outputAwaitRoom(thread: i32, bytes: i32): void {
  Output.awaitRoom(ThreadState.at(thread), bytes)
}

// --- locks without a program: for the explorer, the lock tests and the bench -----------------------------------------------------------

/** Creates a thread state that runs no program. `slot` is both its slot and its thread index. */
export function attach(slot: i32): void {
  Threads.create(slot, ThreadState.slotAddress(slot), InterpreterState.at(0))
}
/** Initializes GIL 0 so that no thread holds it. In a program under the tick GIL, the first thread creates the GIL and then holds it. */
export function openGil(): void {
  Gil.open(0)
}
export function gilTake(slot: i32): void {
  Gil.take(GilState.at(GILS), ThreadState.at(slot))
}
export function gilDrop(slot: i32, why: i32): void {
  Gil.drop(GilState.at(GILS), ThreadState.at(slot), why)
}
/** Does what the interpreter does at a backward jump: checks the eval breaker and counts a tick. */
export function gilPoll(slot: i32): void {
  const t = ThreadState.at(slot)
  if (Word.load(t.breakerAddress)) Gil.onBreaker(t)
  if (--t.ticks < 0) Gil.onTicks(t)
}
/** Stops all other threads, as a fork does. The slot's thread has acquired the GIL. */
export function gilStopOthers(slot: i32): void {
  Gil.stopOthers(ThreadState.at(slot))
}
export function gilResumeOthers(slot: i32): void {
  Gil.resumeOthers(ThreadState.at(slot))
}
export function breaker(slot: i32): i32 {
  return Word.load(ThreadState.at(slot).breakerAddress)
}
export function mutexLock(slot: i32, mutex: usize): void {
  Mutex.lock(ThreadState.at(slot), mutex)
}
export function mutexUnlock(mutex: usize): void {
  Mutex.unlock(mutex)
}
export function semaphoreInit(semaphore: usize, value: i32): void {
  Semaphore.init(semaphore, value)
}
export function semaphoreWait(slot: i32, semaphore: usize): void {
  Semaphore.wait(ThreadState.at(slot), semaphore)
}
export function semaphorePost(semaphore: usize): void {
  Semaphore.post(semaphore)
}
/** pipe: address of the pipe's words, zeroed. writes: 0 opens a read end, 1 a write end. */
export function pipeOpen(pipe: usize, writes: i32): void {
  Pipe.open(pipe, writes != 0)
}
export function pipeClose(slot: i32, pipe: usize, writes: i32): void {
  Pipe.close(ThreadState.at(slot), pipe, writes != 0)
}
export function pipeRead(slot: i32, pipe: usize, to: usize, length: i32): i32 {
  return Pipe.read(ThreadState.at(slot), pipe, to, length)
}
export function pipeWrite(slot: i32, pipe: usize, from: usize, length: i32): i32 {
  return Pipe.write(ThreadState.at(slot), pipe, from, length)
}
/** Waits on a condition variable. timeoutNs < 0: no limit. @returns 1 if the wait timed out */
export function conditionWait(slot: i32, condition: usize, mutex: usize, timeoutNs: f64, deadlineNs: f64): i32 {
  return Condition.wait(ThreadState.at(slot), condition, mutex, <i64>timeoutNs, <i64>deadlineNs) ? 1 : 0
}
export function conditionSignal(slot: i32, condition: usize): void {
  Condition.signal(ThreadState.at(slot), condition)
}
/**
 * Adds 1 to a plain word `times` times under the GIL, and checks the eval breaker as the interpreter does. If the sum is too low, two
 * threads held the GIL at once.
 */
export function countUnderGil(slot: i32, word: usize, times: i32): void {
  const t = ThreadState.at(slot)
  Gil.take(GilState.at(GILS), t)
  for (let i = 0; i < times; i++) {
    store<i32>(word, load<i32>(word) + 1)
    if (Word.load(t.breakerAddress)) Gil.onBreaker(t)
    if (--t.ticks < 0) Gil.onTicks(t)
  }
  Gil.drop(GilState.at(GILS), t, 2)
}
/** Acquires and releases the GIL `times` times. The bench calls it while no other thread uses the GIL. */
export function loopGil(slot: i32, times: i32): void {
  const t = ThreadState.at(slot)
  const gil = GilState.at(GILS)
  for (let i = 0; i < times; i++) {
    Gil.take(gil, t)
    Gil.drop(gil, t, 0)
  }
}
export function loopMutex(slot: i32, mutex: usize, times: i32): void {
  const t = ThreadState.at(slot)
  for (let i = 0; i < times; i++) {
    Mutex.lock(t, mutex)
    Mutex.unlock(mutex)
  }
}
/** Repeats a CAS and a store, the minimum cost of a lock. Compare with loopGil() and loopMutex(). */
export function loopCasStore(word: usize, times: i32): void {
  for (let i = 0; i < times; i++) {
    Word.cas(word, 0, 1)
    Word.store(word, 0)
  }
}

// --- threads without a program: for the explorer. `handle`: address of a word, as in a threading.Thread (os/handle.ts) ---------------

/** Parks the worker until its slot has a thread to run. @returns the thread's index; -1: the run is over */
export function threadNext(slot: i32): i32 {
  const thread = Threads.next(ThreadState.slotAddress(slot))
  return thread ? changetype<ThreadState>(thread).index : -1
}
export function threadBegin(thread: i32): void {
  Threads.begin(ThreadState.at(thread))
}
export function threadEnd(thread: i32): void {
  Threads.end(ThreadState.at(thread))
}
/** Starts a Python thread. @returns its index; -1 if the thread of the handle was already started, or if no slot is free */
export function threadStart(thread: i32, handle: usize, daemon: i32): i32 {
  const t = ThreadState.at(thread)
  if (!Handle.claim(handle)) return -1
  const enlisted = Threads.enlist(t)
  if (!enlisted) {
    Handle.release(handle)
    return -1
  }
  const child = changetype<ThreadState>(enlisted)
  child.daemon = <u8>daemon
  Threads.launch(t, child, handle)
  return child.index
}
/** Joins the handle's thread. @returns 0 without waiting if that thread has not begun to run, else 1 after the join */
export function threadJoin(thread: i32, handle: usize): i32 {
  const other = Handle.begun(handle)
  if (!other) return 0
  Threads.join(ThreadState.at(thread), changetype<ThreadState>(other), FOREVER)
  return 1
}
export function threadIsAlive(handle: usize): bool {
  return Handle.isAlive(handle)
}
export function threadsActive(): i32 {
  return Threads.active()
}
/** Parks an event loop until eventLoopWake(). */
export function eventLoopPark(thread: i32): void {
  Sleep.awaitWake(ThreadState.at(thread), FOREVER)
}
export function eventLoopWake(thread: i32): void {
  Sleep.wake(ThreadState.at(thread))
}

// --- the minimum cost of the machine's operations --------------------------------------------------------------------------------------

export function floorReset(): void {
  Floor.reset()
}
export function floorPark(slot: i32, worker: i32, rounds: i32, workNs: f64): void {
  Floor.park(ThreadState.at(slot), worker, rounds, <i64>workNs)
}
export function floorBusy(): void {
  Floor.busy()
}
export function floorEndBusy(): void {
  Floor.endBusy()
}
/** Measures a drop request. Another worker must run a Python program under the policy `switch`. @returns ns from request to release */
export function floorReaction(slot: i32, pauseNs: f64): f64 {
  return Reaction.measure(ThreadState.at(slot), <i64>pauseNs)
}
export function floorWait(slot: i32, place: i32, waiters: i32, rounds: i32): void {
  WakeOrder.wait(ThreadState.at(slot), place, waiters, rounds)
}
/** The calling worker must have slot 0. */
export function floorWake(waiters: i32, rounds: i32, settleNs: f64): void {
  WakeOrder.wake(ThreadState.at(0), waiters, rounds, <i64>settleNs)
}
export function floorSpin(side: i32, rounds: i32): f64 {
  return Floor.spin(side, rounds)
}
export function floorWork(parties: i32, iterations: i32): f64 {
  return Floor.work(parties, iterations)
}
export function floorTimedWait(slot: i32, ns: f64): f64 {
  return Floor.timedWait(ThreadState.at(slot), <i64>ns)
}
export function floorEmptyWake(times: i32): f64 {
  return Floor.emptyWake(times)
}
export function floorEmptyWait(times: i32): f64 {
  return Floor.emptyWait(times)
}
export function clockCost(reads: i32): f64 {
  return Floor.clockCost(reads)
}
export function spinCost(spins: i32, times: i32): f64 {
  return Floor.spinCost(spins, times)
}
/**
 * Tests whether the engine keeps locals across a wait. @returns a + 2b + 3c if the engine keeps them; another number if it loses them; NaN
 * if the scratch word is not 0
 */
export function canaryLocals(slot: i32, a: i32, b: i32, c: i32): f64 {
  return Futex.canary(ThreadState.slotAddress(slot) + SLOT_SCRATCH, a, b, c)
}
