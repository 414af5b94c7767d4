import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import {
  CPU_COUNT,
  EPOCH_MS,
  FREE_THREADED,
  OUTPUT_BYTES,
  OUTPUT_DATA,
  OUTPUT_HEAD,
  OUTPUT_TAIL,
  PROCESS_ID,
  PROGRAM,
  STR_BYTES,
  STR_DATA,
} from '../../assembly/abi/layout.ts'
import { Policy } from '../../assembly/abi/policies.ts'
import { Trap } from '../../assembly/abi/traps.ts'
import { causeOf, raisedBy } from '../../src/lab/wasm/causes.ts'
import { addCompiled, instantiate, type MachineExports } from '../../src/lab/wasm/instance.ts'
import { newMemory } from '../../src/lab/wasm/memory.ts'
import type { Program, TrapRecord } from '../../src/model/program.ts'
import { compile, toImage, traceback } from '../../src/program/index.ts'
import { compileToWasm } from '../../src/program/wasm/index.ts'

// A program that sleeps waits in this thread, with memory.atomic.wait32. Node 20 needs this flag for such waits (see src/platform/node.ts).
setFlagsFromString('--no-liftoff')

const MACHINE = resolve(import.meta.dirname, '../../dist/machine.wasm')
const MAIN = 0

let module: WebAssembly.Module | undefined

/** The built machine, or the file that GIL_LAB_MACHINE names. */
export function machineModule(): WebAssembly.Module {
  const path = process.env.GIL_LAB_MACHINE ?? MACHINE
  if (!existsSync(path)) throw new Error(`${path} is not there: npm run build`)
  module ??= new WebAssembly.Module(readFileSync(path))
  return module
}

export interface RunOptions {
  /** The machine that runs the program. Default: machineModule(). */
  readonly machine?: WebAssembly.Module
  readonly policy?: Policy
  readonly checkInterval?: number
  /** Whether to fuse instructions. Default: true. */
  readonly fuse?: boolean
  /** The files beside the program, by path. */
  readonly files?: Readonly<Record<string, string>>
  /** Whether to compile the program's functions to Wasm, or the compiler. Default: false. */
  readonly compiled?: boolean | typeof compileToWasm
  /** Runs whenever compiled code gets control back from the machine. */
  readonly onReturn?: (machine: MachineExports) => void
  /** Values to write into the memory before the run, by byte address. */
  readonly words?: Readonly<Record<number, number>>
  /** The wall clock's time when the machine's clock is 0, in ms since 1970. */
  readonly epochMs?: number
  /**
   * The machine's clock, in ms. The machine calls it during its run, so the clock can inspect the machine. Default: a clock that advances
   * by 1 ms at each call.
   */
  readonly clock?: (machine: MachineExports, memory: WebAssembly.Memory) => number
}

/** The result of a program's main thread. */
interface Ran {
  readonly stdout: string
  readonly trap: TrapRecord | undefined
  /** The traceback of the program's error; '' if the program ended without an error. */
  readonly stderr: string
  readonly ops: number
  readonly breakerTrips: number
  /** Bytes of objects that are left in the heap, including those that the program's error keeps. */
  readonly heapUsed: number
  /** How often compiled code has called the machine. */
  readonly steps: number
  readonly machine: MachineExports
  readonly memory: WebAssembly.Memory
}

/** Runs a Python program in this thread. The program must not start threads, and must not print more than the output ring holds. */
export function runSource(source: string, options: RunOptions = {}, file = 'program.py'): Ran {
  return runProgram(compile(source, file, { fuse: options.fuse ?? true, files: options.files ?? {} }), options)
}

export function runProgram(program: Program, options: RunOptions = {}): Ran {
  const memory = newMemory(1)
  let now = 0
  const machine: MachineExports = instantiate(
    options.machine ?? machineModule(),
    memory,
    () => options.clock?.(machine, memory) ?? now++,
    undefined,
    program,
  )
  machine.setup(1, options.policy ?? Policy.SWITCH, 5000, options.checkInterval ?? 100, 0, 0)
  const words = new Int32Array(memory.buffer)
  for (const [address, value] of Object.entries(options.words ?? {})) words[Number(address) >> 2] = value
  new DataView(memory.buffer).setFloat64(EPOCH_MS, options.epochMs ?? 0, true)
  words[PROCESS_ID >> 2] = process.pid
  words[CPU_COUNT >> 2] = availableParallelism()
  const steps = { count: 0 }
  new Uint8Array(memory.buffer).set(loaded(program, options, machine, memory, steps), PROGRAM)
  machine.createMain()
  machine.serve(0)
  const trap = trapOf(machine, memory)
  return {
    stdout: output(memory),
    trap,
    stderr: trap ? `${traceback(program, trap, 'MainThread')}\n` : '',
    ops: machine.threadOps(MAIN),
    breakerTrips: machine.threadBreakerTrips(MAIN),
    heapUsed: machine.heapUsed(),
    steps: steps.count,
    machine,
    memory,
  }
}

/** The image of a program. Adds the compiled functions to the machine if the test wants them, and counts their calls of the machine. */
function loaded(
  program: Program,
  options: RunOptions,
  machine: MachineExports,
  memory: WebAssembly.Memory,
  steps: { count: number },
): Uint8Array {
  const image = toImage(program)
  if (!options.compiled) return image
  const compiler = options.compiled === true ? compileToWasm : options.compiled
  const isFree = new Int32Array(memory.buffer)[FREE_THREADED >> 2] !== 0
  const compiled = compiler(program, image, isFree)
  const counted =
    <Arguments extends number[]>(call: (...registers: Arguments) => number) =>
    (...registers: Arguments) => {
      steps.count++
      const left = call(...registers)
      options.onReturn?.(machine)
      return left
    }
  const { compiledStep, compiledOperation, compiledCall } = machine
  const counting = {
    compiledStep: counted(compiledStep),
    compiledOperation: counted(compiledOperation),
    compiledCall: counted(compiledCall),
  }
  addCompiled({ ...machine, ...counting }, memory, new WebAssembly.Module(compiled.module))
  return compiled.image
}

/** Everything that the program printed. */
export function output(memory: WebAssembly.Memory): string {
  const words = new Uint32Array(memory.buffer)
  const head = words[OUTPUT_HEAD >> 2] ?? 0
  const tail = words[OUTPUT_TAIL >> 2] ?? 0
  const bytes = new Uint8Array(head - tail)
  const ring = new Uint8Array(memory.buffer, OUTPUT_DATA, OUTPUT_BYTES)
  for (let at = tail; at < head; at++) bytes[at - tail] = ring[at % OUTPUT_BYTES] as number
  return new TextDecoder().decode(bytes)
}

/** The error that ended the main thread; undefined if none did. */
export function trapOf(machine: MachineExports, memory: WebAssembly.Memory): TrapRecord | undefined {
  const code = machine.threadTrap(MAIN)
  if (code === Trap.NONE) return undefined
  const frames = Array.from({ length: machine.frameCount(MAIN) }, (_, frame) => ({
    functionIndex: machine.frameFunction(MAIN, frame),
    instruction: machine.frameInstruction(MAIN, frame),
  }))
  const text = machine.threadTrapText(MAIN)
  const cause = causeOf(machine, memory, machine.threadCause(MAIN))
  const record = { code, a: machine.threadTrapA(MAIN), b: machine.threadTrapB(MAIN), frames, ...cause, ...raisedBy(machine, memory, MAIN) }
  return text ? { ...record, text: readStr(memory, text) } : record
}

function readStr(memory: WebAssembly.Memory, address: number): string {
  const length = new DataView(memory.buffer).getUint32(address + STR_BYTES, true)
  return new TextDecoder().decode(new Uint8Array(memory.buffer, address + STR_DATA, length).slice())
}
