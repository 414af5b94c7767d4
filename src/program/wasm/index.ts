import { FrameKind, Op } from '../../../assembly/abi/instructions.ts'
import * as layout from '../../../assembly/abi/layout.ts'
import type { FunctionCode, Program } from '../../model/program.ts'
import { argOf, opOf } from '../image/opcodes.ts'
import { plainOp } from './flow.ts'
import { type CompiledFunction, compileFunction } from './function-compiler.ts'
import { moduleOf } from './module.ts'
import type { Surroundings } from './surroundings.ts'

/** A program's functions as a Wasm module, and the image that enters it. */
interface CompiledProgram {
  readonly module: Uint8Array<ArrayBuffer>
  readonly image: Uint8Array
  readonly functions: number
}

const ENTERING: ReadonlyMap<Op, Op> = new Map([
  [Op.RESUME, Op.RESUME_COMPILED],
  [Op.JUMP_BACKWARD, Op.JUMP_BACKWARD_COMPILED],
  [Op.RETURN_VALUE, Op.RETURN_VALUE_COMPILED],
])
/** A function without locals that traps. */
const NO_BODY = new Uint8Array([0, 0x00, 0x0b])

/** Compiles a program to Wasm. `image` is its image as toImage() makes it. `isFree`: for a run without a GIL */
export function compileToWasm(program: Program, image: Uint8Array, isFree = false): CompiledProgram {
  const size = Math.ceil(image.length / 8) * 8
  const words = program.functions.reduce((sum, { code }) => sum + code.length, 0)
  const grown = new Uint8Array(size + words * 4)
  grown.set(image)
  const view = new DataView(grown.buffer)
  const at = (address: number) => address - layout.PROGRAM
  const word = (address: number) => view.getUint32(at(address), true)
  const code = word(layout.IMAGE_CODE)
  const table = layout.PROGRAM + size
  const delta = table - code
  view.setUint32(at(layout.IMAGE_ENTRIES), delta, true)
  const globals = globalFunctions(program)
  const around: Surroundings = {
    code: (index) => word(word(layout.IMAGE_FUNCTIONS) + index * layout.FUNCTION_BYTES + layout.FUNCTION_CODE),
    constant: (index) => {
      const cell = at(word(layout.IMAGE_CONSTANTS) + index * layout.CELL_BYTES)
      return { tag: view.getInt32(cell, true), bits: view.getBigInt64(cell + layout.CELL_PAYLOAD, true) }
    },
    globalFunction: (global) => globals.get(global),
    callable: (index) => {
      const one = program.functions[index] as FunctionCode
      return isCallable(program, one) ? one : undefined
    },
    isFree,
    cache: word(layout.IMAGE_CACHE),
    entriesDelta: delta,
  }
  let functions = 0
  const bodies = program.functions.map((one, index) => {
    if (!isWorth(program, one)) return NO_BODY
    functions++
    const compiled = compileFunction(one, index, around)
    enter(view, at(around.code(index)), at(around.code(index) + delta), one, compiled)
    return compiled.body
  })
  return { module: moduleOf(bodies), image: grown, functions }
}

/** Lets the eval loop enter a compiled function. */
function enter(view: DataView, code: number, entries: number, one: FunctionCode, compiled: CompiledFunction): void {
  for (const [number, at] of compiled.entries.entries()) view.setInt32(entries + at * 4, number + 1, true)
  one.code.forEach((word, at) => {
    const op = ENTERING.get(opOf(word))
    if (op === undefined || (op === Op.RESUME_COMPILED && !compiled.entries.includes(at))) return
    view.setUint8(code + at * 4, op)
  })
}

/** Code of more instructions runs in the eval loop. BLOCK_TICKS in assembly/vm/eval/compiled.ts depends on the number. */
const LONGEST_CODE = 4000

/** The library's modules with functions that programs with threads call again and again. */
const BUSY_MODULES: ReadonlySet<string> = new Set(['queue', '_condition', '_semaphore', '_event'])

/**
 * Whether to compile a function. The library's code is large, and most of it seldom runs often. Coroutines spend their time in the machine,
 * which suspends and resumes them.
 */
function isWorth(program: Program, one: FunctionCode): boolean {
  const module = program.modules[one.module]
  const isBusy = !module?.isLibrary || BUSY_MODULES.has(module.name)
  return one.code.length < LONGEST_CODE && isBusy && !isCoroutine(one)
}

function isCoroutine({ code }: FunctionCode): boolean {
  return code.some((word) => plainOp(word) === Op.RETURN_GENERATOR && argOf(word) !== FrameKind.GENERATOR)
}

function isCallable(program: Program, one: FunctionCode): boolean {
  const isPlain = one.keywordOnly.length === 0 && !one.hasRest && !one.hasExtra
  return isWorth(program, one) && isPlain && !one.code.some((word) => plainOp(word) === Op.RETURN_GENERATOR)
}

/** The function in each global that gets one value in the whole program, a function. Compiled code checks it before each call. */
function globalFunctions(program: Program): Map<number, number> {
  const found = new Map<number, number>()
  const others = new Set<number>(program.presetGlobals.keys())
  for (const { code } of program.functions) {
    code.forEach((word, at) => {
      const op = plainOp(word)
      if (op !== Op.STORE_GLOBAL && op !== Op.DELETE_GLOBAL) return
      const global = argOf(word)
      const before = at > 0 ? (code[at - 1] as number) : 0
      const constant = plainOp(before) === Op.LOAD_CONST ? program.constants[argOf(before)] : undefined
      if (op === Op.STORE_GLOBAL && constant?.kind === 'function' && !found.has(global)) found.set(global, constant.index)
      // At its end, a module with finalizers sets its globals to None.
      else if (constant?.kind !== 'none') others.add(global)
    })
  }
  for (const global of others) found.delete(global)
  return found
}
