// This file imports single files of src/program/values instead of src/program/index.ts. Every worker loads this module, and no worker needs
// the compiler.

import { COMPILED_TABLE } from '../../../assembly/abi/layout.ts'
import type { Program } from '../../model/program.ts'
import { formatFloat } from '../../program/values/format-float.ts'
import { changeCase, testLetters } from '../../program/values/letters.ts'
import { mathCall } from '../../program/values/math-calls.ts'
import { power } from '../../program/values/power.ts'
import { errorCalls } from './error-calls.ts'
import { type HubBridge, hubCalls } from './hub-bridge.ts'

/** The exports of assembly/index.ts, which documents them. All arguments and results are plain numbers. */
export interface MachineExports {
  setup(slots: number, policy: number, switchIntervalUs: number, checkInterval: number, kernelEntrySpins: number, recording: number): void
  createMain(): void
  createSpawned(targetTag: number, target: number, args: number): void
  becomeFork(slots: number): void
  serve(slot: number): void
  stop(poison: number): void
  nudge(): void
  deadlock(): number
  threadCount(): number
  threadStatus(thread: number): number
  threadBlock(thread: number): number
  threadBlockArgument(thread: number): number
  threadBlockOwner(thread: number): number
  blockedPc(thread: number, frame: number): number
  threadWantsGil(thread: number): number
  threadSlot(thread: number): number
  threadLateWorker(thread: number): number
  threadNumber(thread: number): number
  threadName(thread: number): number
  threadTargetTag(thread: number): number
  threadTarget(thread: number): number
  threadAcquisitions(thread: number): number
  threadReacquisitions(thread: number): number
  threadOps(thread: number): number
  threadBreakerTrips(thread: number): number
  threadStamps(thread: number): number
  threadTrap(thread: number): number
  threadTrapA(thread: number): number
  threadTrapB(thread: number): number
  threadTrapText(thread: number): number
  threadException(thread: number): number
  exceptionField(exception: number, index: number): number
  threadExitCode(thread: number): number
  threadFailure(thread: number): number
  threadPrinted(thread: number): number
  frameCount(thread: number): number
  frameFunction(thread: number, frame: number): number
  frameInstruction(thread: number, frame: number): number
  heapUsed(): number
  threadCause(thread: number): number
  causeField(cause: number, index: number): number
  pcFunction(pc: number): number
  pcInstruction(pc: number): number
  threadGil(thread: number): number
  holder(gil: number): number
  switchNumber(): number
  hubSetup(): void
  hubAttach(thread: number): void
  hubStuck(thread: number): number
  hubStopThread(thread: number): void
  messageCreate(thread: number, bytes: number): number
  messageFree(thread: number, message: number): void
  messageBytes(message: number): number
  messageData(message: number): number
  processSpawn(thread: number, parent: number, number: number, message: number, nowNs: number, forks: number): number
  processAwaitCopy(thread: number, process: number): void
  processIsCopied(process: number): number
  processSetCopied(process: number): void
  processEnd(process: number, exitCode: number): void
  processJoin(thread: number, process: number, timeoutNs: number): number
  processHasEnded(process: number): number
  processExitCode(process: number): number
  processParent(process: number): number
  processNumber(process: number): number
  processMessage(process: number): number
  processStartedNs(process: number): number
  processKill(process: number, signal: number): void
  processSignal(process: number): number
  processSemaphoreCreate(thread: number, value: number, most: number): number
  processSemaphoreTake(thread: number, semaphore: number, timeoutNs: number): number
  processSemaphorePost(semaphore: number): number
  processSemaphoreValue(semaphore: number): number
  hubChanges(): number
  hubAwaitChange(thread: number, seen: number, timeoutNs: number): number
  sharedCreate(thread: number, bytes: number): number
  queueCreate(thread: number, maxsize: number): number
  queuePut(thread: number, queue: number, message: number, timeoutNs: number): number
  queueGet(thread: number, queue: number, timeoutNs: number): number
  queueSize(queue: number): number
  queueIsFull(queue: number): number
  diskCall(thread: number, call: number, a: number, b: number, address: number, bytes: number): number
  outputPut(thread: number, text: number, bytes: number): number
  outputAwaitRoom(thread: number, bytes: number): void
  attach(slot: number): void
  openGil(): void
  countUnderGil(slot: number, word: number, times: number): void
  loopGil(slot: number, times: number): void
  loopMutex(slot: number, mutex: number, times: number): void
  loopCasStore(word: number, times: number): void
  floorReset(): void
  floorPark(slot: number, worker: number, rounds: number, workNs: number): void
  floorBusy(): void
  floorEndBusy(): void
  floorReaction(slot: number, pauseNs: number): number
  floorWait(slot: number, place: number, waiters: number, rounds: number): void
  floorWake(waiters: number, rounds: number, settleNs: number): void
  floorSpin(side: number, rounds: number): number
  floorWork(parties: number, iterations: number): number
  floorTimedWait(slot: number, ns: number): number
  floorEmptyWake(times: number): number
  floorEmptyWait(times: number): number
  clockCost(reads: number): number
  spinCost(spins: number, times: number): number
  canaryLocals(slot: number, a: number, b: number, c: number): number
  compiledStep(t: number, pc: number, sp: number, fp: number, ticks: number): number
  compiledReturned(t: number, pc: number, sp: number, fp: number, left: number): number
  compiledFinalize(t: number, pc: number, sp: number, fp: number, ticks: number): number
  compiledOperation(t: number, pc: number, sp: number, fp: number, ticks: number, need: number): number
  compiledCall(t: number, pc: number, sp: number, fp: number, ticks: number, count: number): number
  compiledManage(t: number, pc: number, sp: number, fp: number, ticks: number): number
  compiledIterate(t: number, pc: number, sp: number, fp: number, ticks: number, need: number): number
  compiledYield(t: number, pc: number, sp: number, fp: number, ticks: number): number
  compiledRelease(t: number, object: number): number
  compiledFind(t: number, dict: number, key: number): number
  compiledFindFree(t: number, dict: number, key: number, to: number): number
  compiledReplace(t: number, dict: number, key: number, value: number, isBorrowed: number): number
  compiledKeep(object: number): number
  compiledBuild(t: number, first: number, count: number): number
}

/**
 * Instantiates the machine on a memory. Each worker has its own instance; the workers share only the memory.
 * @param clock ms on the run's clock
 * @param bridge access to the hub, if the run has one
 * @param program the program that the memory contains. The machine needs it for the messages of errors, and to run a program that handles
 * exceptions.
 */
export function instantiate(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  clock: () => number,
  bridge?: HubBridge,
  program?: Program,
): MachineExports {
  const host = { clock, ...hostCalls(memory, () => machine, program), ...hubCalls(memory, bridge) }
  const machine = new WebAssembly.Instance(module, { env: { memory }, host }).exports as unknown as MachineExports
  return machine
}

/**
 * Adds the functions of a program that are compiled to Wasm (src/program/wasm) to an instance of the machine.
 * @param more what the module imports besides, if a test has changed it
 */
export function addCompiled(
  machine: MachineExports,
  memory: WebAssembly.Memory,
  compiled: WebAssembly.Module,
  more: WebAssembly.Imports = {},
): void {
  const imports = { env: { memory }, machine: compiledImports(machine), ...more }
  const functions = Object.values(new WebAssembly.Instance(compiled, imports).exports)
  const { table } = machine as unknown as { readonly table: WebAssembly.Table }
  table.grow(functions.length)
  for (const [n, compiledFunction] of functions.entries()) table.set(COMPILED_TABLE + n, compiledFunction)
}

/** The functions of the machine that compiled code calls (src/program/wasm/machine.ts). */
function compiledImports(machine: MachineExports) {
  return {
    step: machine.compiledStep,
    returned: machine.compiledReturned,
    finalize: machine.compiledFinalize,
    operation: machine.compiledOperation,
    call: machine.compiledCall,
    manage: machine.compiledManage,
    iterate: machine.compiledIterate,
    yield: machine.compiledYield,
    release: machine.compiledRelease,
    find: machine.compiledFind,
    build: machine.compiledBuild,
    keep: machine.compiledKeep,
    findFree: machine.compiledFindFree,
    replace: machine.compiledReplace,
  }
}

/** The imports from the host that need neither the clock nor the hub. */
export function hostCalls(memory: WebAssembly.Memory, machine: () => MachineExports, program: Program | undefined) {
  const encoder = new TextEncoder()
  const decoder = new TextDecoder()
  // A copy, because a decoder refuses shared memory.
  const textAt = (address: number, bytes: number): string => decoder.decode(new Uint8Array(memory.buffer, address, bytes).slice())
  return {
    pow: power,
    formatFloat: (value: number, format: number, address: number): number => {
      const bytes = encoder.encode(formatFloat(value, format))
      new Uint8Array(memory.buffer).set(bytes, address)
      return bytes.length
    },
    parseDecimal: (address: number, length: number, okAddress: number): number => {
      const value = parsePythonFloat(textAt(address, length))
      new DataView(memory.buffer).setInt32(okAddress, value === undefined ? 0 : 1, true)
      return value ?? Number.NaN
    },
    changeCase: (how: number, address: number, length: number, to: number): number => {
      const bytes = encoder.encode(changeCase(how, textAt(address, length)))
      new Uint8Array(memory.buffer).set(bytes, to)
      return bytes.length
    },
    testLetters: (what: number, address: number, length: number): number => (testLetters(what, textAt(address, length)) ? 1 : 0),
    mathCall,
    ...errorCalls(memory, machine, program),
  }
}

/**
 * The number that Python's float() reads from the text. undefined if float() rejects the text, or if the text contains digits outside
 * ASCII.
 */
function parsePythonFloat(text: string): number | undefined {
  const trimmed = text.trim()
  if (/^[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?$/i.test(trimmed)) return Number(trimmed.replaceAll('_', ''))
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(trimmed)
  if (!special) return undefined
  const magnitude = special[2]?.toLowerCase() === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY
  return special[1] === '-' ? -magnitude : magnitude
}
