import binaryen from 'binaryen'
import { GILS, INTERPRETERS, MAX_THREADS, THREAD_BYTES, THREADS } from '../../assembly/abi/layout.ts'
import { operationOf, WAIT } from './operations.ts'

interface Instrumentation {
  /** The exports to keep, all by default. Code that only the other exports use is removed. */
  readonly keep?: readonly string[]
  /**
   * `program`: the machine calls `explore.point` only at waits, at notifies, and where it looks at an eval breaker or a word of a GIL. This
   * suits whole programs: under a GIL, threads interact only where they park, and the GIL changes hands only there and at checks of the
   * eval breaker.
   */
  readonly points?: 'accesses' | 'program'
  /** Whether to optimize the result, true by default. That takes ten times as long. Without it, schedules take a third longer. */
  readonly optimize?: boolean
}

/**
 * Rewrites the shipped machine so that its threads can be instances in ONE JavaScript thread. Before each access to shared memory the
 * machine calls `explore.point`, which may unwind the whole call (Binaryen's asyncify) so that another thread can go first. The accesses
 * themselves do not change. Waits and notifies become calls, because a thread that really waited would block all the others.
 *
 *     i32.atomic.store offset=4   →   i32.const 4
 *                                     call $explore:i32.atomic.store      (a function that calls explore.point and then stores)
 *
 * The code between two accesses behaves as in the shipped machine. All threads run in one JavaScript
 * thread, so the memory need not be shared.
 */
export function instrument(machine: Uint8Array, { keep, points = 'accesses', optimize = true }: Instrumentation = {}): Uint8Array {
  const module = binaryen.parseText(rewrite(linearText(machine, keep), points))
  const F = binaryen.Features
  // Only these features: with `Features.All`, Binaryen writes a module that V8 rejects.
  module.setFeatures(F.MVP | F.Atomics | F.BulkMemory | F.BulkMemoryOpt | F.MutableGlobals | F.SignExt | F.NontrappingFPToInt)
  binaryen.setOptimizeLevel(optimize ? 2 : 0)
  binaryen.setShrinkLevel(0)
  binaryen.setPassArgument('asyncify-imports', 'explore.point,explore.wait,explore.notify')
  module.runPasses(['asyncify'])
  // With `program`, the module contains the whole interpreter. Optimising it takes long, and makes it no smaller.
  if (optimize && points === 'accesses') module.optimize()
  const binary = module.emitBinary()
  module.dispose()
  return binary
}

/** The module as text with one instruction per line and operands before operators, so that a regular expression can rewrite it. */
function linearText(machine: Uint8Array, keep?: readonly string[]): string {
  const module = binaryen.readBinary(machine)
  if (keep) leaveOut(module, keep)
  const text = module.emitStackIR()
  module.dispose()
  return text
}

function leaveOut(module: binaryen.Module, keep: readonly string[]): void {
  const names = Array.from({ length: module.getNumExports() }, (_, index) => binaryen.getExportInfo(module.getExportByIndex(index)).name)
  for (const name of names) if (!keep.includes(name)) module.removeExport(name)
  module.runPasses(['remove-unused-module-elements'])
}

const ACCESS =
  /^( *)((?:i32|i64|f32|f64)\.(?:atomic\.)?(?:load|store|rmw)[\w.]*|memory\.atomic\.(?:wait32|wait64|notify))((?: (?:offset|align)=\d+)*)$/gm

const PARK_OR_LOOK = /^( *)(memory\.atomic\.(?:wait32|wait64|notify)|i32\.atomic\.(?:load|rmw\.cmpxchg))((?: (?:offset|align)=\d+)*)$/gm

function rewrite(text: string, points: 'accesses' | 'program'): string {
  const used = new Set<string>()
  const accesses = text.replace(
    points === 'program' ? PARK_OR_LOOK : ACCESS,
    (_line, indent: string, instruction: string, immediates: string) => {
      used.add(instruction)
      const offset = /offset=(\d+)/.exec(immediates)?.[1] ?? '0'
      return `${indent}i32.const ${offset}\n${indent}call $explore:${instruction}`
    },
  )
  const memory = /^ \(import "env" "memory" \(memory (\$\S+) (\d+) (\d+) shared\)\)$/m
  if (!memory.test(accesses)) throw new Error('the machine does not import a shared memory')
  const imports = [
    ' (import "explore" "point" (func $explore:point (param i32 i32)))',
    ' (import "explore" "wait" (func $explore:wait (param i32 i32 f64) (result i32)))',
    ' (import "explore" "notify" (func $explore:notify (param i32 i32) (result i32)))',
  ].join('\n')
  const unshared = accesses.replace(memory, (_line, name, initial, maximum) => {
    return ` (import "env" "memory" (memory ${name} ${initial} ${maximum}))\n${imports}`
  })
  return unshared.replace(/\)\s*$/, `${[...used].map((each) => helper(each, points)).join('\n')}\n)\n`)
}

/** Whether the address in local 0 is that of a GIL's word or of a thread's eval breaker, which is the first word of the thread's state. */
const OF_GIL_OR_BREAKER = `(i32.or
    (i32.lt_u (i32.sub (local.get $0) (i32.const ${GILS})) (i32.const ${INTERPRETERS - GILS}))
    (i32.and
      (i32.lt_u (i32.sub (local.get $0) (i32.const ${THREADS})) (i32.const ${MAX_THREADS * THREAD_BYTES}))
      (i32.eqz (i32.rem_u (i32.sub (local.get $0) (i32.const ${THREADS})) (i32.const ${THREAD_BYTES})))))`

/** The function that replaces one instruction. Its last parameter is the instruction's constant offset. */
function helper(instruction: string, points: 'accesses' | 'program'): string {
  const operation = operationOf(instruction)
  if (operation >= WAIT) return operation === WAIT ? waitHelper(instruction) : notifyHelper(instruction)
  const type = instruction.slice(0, 3)
  const operands = /cmpxchg/.test(instruction) ? [type, type] : /\.load/.test(instruction) ? [] : [type]
  const result = /\.store/.test(instruction) ? '' : ` (result ${type})`
  const point = `(call $explore:point (i32.const ${operation}) (local.get $0))`
  const parameters = ['i32', ...operands, 'i32'].map((each, index) => `(param $${index} ${each})`).join(' ')
  return ` (func $explore:${instruction} ${parameters}${result}
  (local.set $0 (i32.add (local.get $0) (local.get $${operands.length + 1})))
  ${points === 'program' ? `(if ${OF_GIL_OR_BREAKER} (then ${point}))` : point}
  (${instruction} ${['i32', ...operands].map((_each, index) => `(local.get $${index})`).join(' ')})
 )`
}

function waitHelper(instruction: string): string {
  if (instruction.endsWith('64')) throw new Error('the explorer has no 64-bit wait')
  return ` (func $explore:${instruction} (param $0 i32) (param $1 i32) (param $2 i64) (param $3 i32) (result i32)
  (call $explore:wait (i32.add (local.get $0) (local.get $3)) (local.get $1) (f64.convert_i64_s (local.get $2)))
 )`
}

function notifyHelper(instruction: string): string {
  return ` (func $explore:${instruction} (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (call $explore:notify (i32.add (local.get $0) (local.get $2)) (local.get $1))
 )`
}
