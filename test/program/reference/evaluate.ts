import { Op } from '../../../assembly/abi/instructions.ts'
import { Trap } from '../../../assembly/abi/traps.ts'
import type { Constant, Program, TrapRecord } from '../../../src/model/program.ts'
import { traceback } from '../../../src/program/errors/traceback.ts'
import { argOf, opOf, unfused, unpackCallKeywords } from '../../../src/program/image/opcodes.ts'
import { NameTable } from '../../../src/program/library/names.ts'
import { callBuiltin, type Host, type Keywords } from './builtins.ts'
import { entryOf, ticks } from './entries.ts'
import { Files } from './files.ts'
import { METHODS, stackStep } from './instructions.ts'
import { isListMethod } from './lists.ts'
import { isLockMethod, unwind, WouldBlock } from './locks.ts'
import {
  PyBuiltin,
  PyBytes,
  PyFunction,
  type PyIterator,
  type PyList,
  PyThread,
  PyTuple,
  TrapError,
  tagOf,
  truth,
  type Value,
} from './values.ts'

/** CPython's recursion limit, which includes the module's frame. */
const RECURSION_LIMIT = 1000

/** The results of a program. */
interface Evaluation {
  readonly stdout: string
  /** The tracebacks in the order in which the threads died. */
  readonly stderr: string
  /** The number of executed ticking instructions. CPython 2.7 counts these down. */
  readonly ticks: number
}

/** An instruction that is about to run: its place and its entry in the table of docs/eval-breaker.md. */
interface Executed {
  readonly functionIndex: number
  readonly instruction: number
  readonly entry: string
}

/**
 * Evaluates the bytecode of a program directly, in one thread. A thread that the program starts runs to its end at once. Python allows this
 * schedule.
 */
export function evaluate(program: Program, onInstruction?: (executed: Executed) => void): Evaluation {
  return new Evaluator(program, onInstruction).run()
}

interface Frame {
  readonly functionIndex: number
  at: number
}

class Evaluator implements Host {
  readonly files = new Files()
  readonly #globals: (Value | undefined)[] = []
  readonly #out: string[] = []
  readonly #errors: string[] = []
  #frames: Frame[] = []
  #thread = new PyThread(null, [], 'MainThread')
  #threads = 0
  #started = 0n
  /** The number of threads that are paused because a thread that they started runs to its end. */
  #depth = 0
  #ticks = 0

  constructor(
    readonly program: Program,
    readonly onInstruction?: (executed: Executed) => void,
  ) {
    for (const [global, constant] of program.presetGlobals) this.#globals[global] = this.#constant(constant)
  }

  run(): Evaluation {
    this.#begin(this.#thread)
    this.#guarded(() => this.#call(0, []))
    return { stdout: this.#out.join(''), stderr: this.#errors.join(''), ticks: this.#ticks }
  }

  print(text: string): void {
    this.#out.push(text)
  }

  current(): PyThread {
    return this.#thread
  }

  active(): bigint {
    return BigInt(this.#depth + 1)
  }

  nameThread(target: Value): string {
    const of = target instanceof PyFunction ? ` (${this.program.functions[target.index]?.name})` : ''
    return `Thread-${++this.#threads}${of}`
  }

  #begin(thread: PyThread): void {
    thread.state = 'running'
    thread.ident = ++this.#started
  }

  start(thread: PyThread): void {
    const [outerFrames, outerThread] = [this.#frames, this.#thread]
    this.#frames = []
    this.#thread = thread
    this.#begin(thread)
    this.#depth++
    this.#guarded(() => this.#callValue(thread.target, thread.args, new Map(), false))
    this.#depth--
    thread.state = 'ended'
    this.#frames = outerFrames
    this.#thread = outerThread
  }

  #guarded(body: () => void): void {
    try {
      body()
    } catch (trap) {
      if (!(trap instanceof TrapError)) throw trap
      const frames = this.#frames.map(({ functionIndex, at }) => ({ functionIndex, instruction: at }))
      const record: TrapRecord = { code: trap.code, a: trap.a, b: trap.b, frames, ...(trap.text === undefined ? {} : { text: trap.text }) }
      this.#errors.push(`${traceback(this.program, record, this.#thread.name)}\n`)
    }
  }

  #constant(index: number): Value {
    return constantValue(this.program.constants[index] as Constant)
  }

  #callValue(callee: Value, args: readonly Value[], keywords: Keywords, isMethod: boolean): Value {
    if (callee instanceof PyBuiltin) return callBuiltin(this, callee.id, args, keywords, isMethod)
    if (callee instanceof PyFunction) return this.#call(callee.index, this.#bind(callee.index, args, keywords))
    throw new TrapError(Trap.NOT_CALLABLE, tagOf(callee))
  }

  #bind(index: number, args: readonly Value[], keywords: Keywords): Value[] {
    const { parameters, defaults } = this.program.functions[index] as Program['functions'][number]
    const names = new NameTable()
    for (const name of this.program.names) names.id(name)
    const locals: Value[] = [...args]
    for (const [id, value] of keywords) {
      const at = parameters.findIndex((name) => names.id(name) === id)
      if (at < 0 || locals[at] !== undefined) throw new TrapError(Trap.KEYWORD, index, id)
      locals[at] = value
    }
    for (const [parameter, place] of defaults.entries()) {
      if (place > 0 && locals[parameter] === undefined) locals[parameter] = this.#constant(place - 1)
    }
    if (args.length > parameters.length) throw new TrapError(Trap.ARGUMENT_COUNT, index, args.length)
    const missing = parameters.filter((_, at) => locals[at] === undefined)
    if (missing.length > 0) throw new TrapError(Trap.MISSING_ARGUMENTS, index, 0, missing.join(' '))
    return locals
  }

  #call(index: number, locals: (Value | undefined)[]): Value {
    if (this.#frames.length >= RECURSION_LIMIT) throw new TrapError(Trap.RECURSION)
    const frame: Frame = { functionIndex: index, at: 0 }
    this.#frames.push(frame)
    const stack: Value[] = []
    try {
      return this.#loop(frame, stack, locals)
    } catch (error) {
      unwind(stack)
      throw error
    }
  }

  #loop(frame: Frame, stack: Value[], locals: (Value | undefined)[]): Value {
    const { code, stackSize } = this.program.functions[frame.functionIndex] as Program['functions'][number]
    for (;;) {
      const word = code[frame.at] as number
      const op = unfused(opOf(word))
      if (ticks(op, stack)) this.#ticks++
      this.onInstruction?.({ functionIndex: frame.functionIndex, instruction: frame.at, entry: entryOf(code, frame.at, stack) })
      if (op === Op.RETURN_VALUE) {
        this.#frames.pop()
        if (stack.length !== 1) throw new Error(`a function returned with ${stack.length} values on its stack`)
        return stack.pop() as Value
      }
      const jump = this.#step(op, argOf(word), stack, locals)
      if (stack.length > stackSize) throw new Error(`the stack holds ${stack.length} values, ${stackSize} were promised`)
      frame.at += 1 + jump
    }
  }

  /** Runs one instruction. @returns the number of instructions to jump over; 0 continues with the next instruction */
  #step(op: Op, arg: number, stack: Value[], locals: (Value | undefined)[]): number {
    const pop = () => stack.pop() as Value
    switch (op) {
      case Op.POP_JUMP_IF_FALSE:
        return truth(pop()) ? 0 : arg
      case Op.POP_JUMP_IF_TRUE:
        return truth(pop()) ? arg : 0
      case Op.JUMP_FORWARD:
      case Op.JUMP_BACKWARD:
        return arg
      case Op.FOR_ITER: {
        const item = (stack.at(-1) as PyIterator).next()
        if (item === undefined) stack.pop()
        else stack.push(item)
        return item === undefined ? arg : 0
      }
      case Op.LOAD_FAST: {
        const value = locals[arg]
        if (value === undefined) throw new TrapError(Trap.UNBOUND_LOCAL, arg)
        stack.push(value)
        return 0
      }
      case Op.STORE_FAST:
        locals[arg] = pop()
        return 0
      case Op.LOAD_GLOBAL: {
        const value = this.#globals[arg]
        if (value === undefined) throw new TrapError(Trap.NAME_ERROR, arg)
        stack.push(value)
        return 0
      }
      case Op.STORE_GLOBAL:
        this.#globals[arg] = pop()
        return 0
      case Op.LOAD_CONST:
        stack.push(this.#constant(arg))
        return 0
      case Op.RETURN_GENERATOR:
        throw new WouldBlock()
      case Op.CALL:
      case Op.CALL_KW:
      case Op.CALL_FUNCTION_EX:
        this.#callInstruction(op, arg, stack)
        return 0
      default:
        stackStep(op, arg, stack)
        return 0
    }
  }

  #callInstruction(op: Op, arg: number, stack: Value[]): void {
    const { count, table } = op === Op.CALL ? { count: arg, table: 0 } : unpackCallKeywords(arg)
    const cells = count === 0 ? [] : stack.splice(-count)
    const hasNames = op === Op.CALL_KW || (op === Op.CALL_FUNCTION_EX && count > 1)
    const names = hasNames ? [...this.program.keywords.subarray(table + 1, table + 1 + (this.program.keywords[table] as number))] : []
    const values = names.length === 0 ? [] : cells.splice(-names.length)
    const args = op === Op.CALL_FUNCTION_EX ? (cells[0] as PyList).items : cells
    const callee = stack.pop() as Value
    const isMethod =
      callee instanceof PyBuiltin && (Object.values(METHODS).includes(callee.id) || isListMethod(callee.id) || isLockMethod(callee.id))
    stack.push(this.#callValue(callee, args, new Map(names.map((name, at) => [name, values[at] as Value])), isMethod))
  }
}

function constantValue(constant: Constant): Value {
  switch (constant.kind) {
    case 'none':
      return null
    case 'function':
      return new PyFunction(constant.index)
    case 'builtin':
      return new PyBuiltin(constant.id)
    case 'class':
    case 'not-implemented':
    case 'ellipsis':
      throw new Error('the evaluator has no classes')
    case 'bytes':
      return new PyBytes(constant.value)
    case 'tuple':
      return new PyTuple(constant.items.map(constantValue))
    default:
      return constant.value
  }
}
