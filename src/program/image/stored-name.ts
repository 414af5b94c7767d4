import { Op } from '../../../assembly/abi/instructions.ts'
import type { FunctionCode, Program } from '../../model/program.ts'
import { nameText } from '../library/names.ts'
import { argOf, opOf, unfused } from './opcodes.ts'

/**
 * The name under which the program stores the result of a call: the variable "gate" in `gate = Lock()`, "Account.lock" in `self.lock =
 * Lock()`, "forks" in `forks = [Lock() for _ in range(5)]`.
 * @param call the index of the call among the function's instructions
 * @returns undefined if the instructions after the call do not store the result itself
 */
export function storedName(program: Program, code: FunctionCode, call: number): string | undefined {
  return new Reader(program, code).nameFrom(call + 1)
}

const APPENDS: ReadonlySet<Op> = new Set([Op.LIST_APPEND, Op.SET_ADD, Op.MAP_ADD])
const LOADS: ReadonlySet<Op> = new Set([Op.LOAD_FAST, Op.LOAD_GLOBAL, Op.LOAD_DEREF])

class Reader {
  constructor(
    private readonly program: Program,
    private readonly code: FunctionCode,
  ) {}

  nameFrom(at: number): string | undefined {
    const op = this.op(at)
    if (op === undefined) return undefined
    // `x = y = Lock()` and `(x := Lock())` copy the value first.
    if (op === Op.COPY || op === Op.BEFORE_WITH) return this.variable(at + 1)
    if (APPENDS.has(op)) return this.variable(this.endOfComprehension(at))
    if (LOADS.has(op) && this.op(at + 1) === Op.STORE_ATTR) return this.attribute(at)
    return this.variable(at)
  }

  private variable(at: number): string | undefined {
    const arg = this.arg(at)
    if (this.op(at) === Op.STORE_GLOBAL) return this.program.globals[arg]
    if (this.op(at) !== Op.STORE_FAST && this.op(at) !== Op.STORE_DEREF) return undefined
    const { attributes, qualifiedName, locals } = this.code
    const name = locals[arg]
    return attributes ? `${qualifiedName}.${name}` : name
  }

  /** The attribute of `self` in a method has the name of the class in place of "self". */
  private attribute(at: number): string {
    const { locals, parameters, qualifiedName } = this.code
    const name = nameText(this.program.names, this.arg(at + 1))
    if (this.op(at) === Op.LOAD_GLOBAL) return `${this.program.globals[this.arg(at)]}.${name}`
    const owner = locals[this.arg(at)]
    const ofClass = /^(.*)\.[^.>]+$/.exec(qualifiedName)?.[1]
    return owner === parameters[0] && ofClass ? `${ofClass}.${name}` : `${owner}.${name}`
  }

  /** The instruction after a comprehension: after the jump back, the comprehension restores its variables. */
  private endOfComprehension(at: number): number {
    let end = at + 1
    while (this.op(end) === Op.JUMP_BACKWARD || this.restores(end)) end += this.op(end) === Op.JUMP_BACKWARD ? 1 : 2
    return end
  }

  private restores(at: number): boolean {
    return this.op(at) === Op.LOAD_CONST && this.op(at + 1) === Op.STORE_FAST
  }

  private op(at: number): Op | undefined {
    const word = this.code.code[at]
    return word === undefined ? undefined : unfused(opOf(word))
  }

  private arg(at: number): number {
    return argOf(this.code.code[at] as number)
  }
}
