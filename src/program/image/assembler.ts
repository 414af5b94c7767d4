import { Op } from '../../../assembly/abi/instructions.ts'
import { LabError } from '../../model/errors.ts'
import type { HandlerRange } from '../../model/program.ts'
import { instruction, MAX_ARGUMENT, OPCODES } from './opcodes.ts'

/** A position in the code to which jumps lead. */
export class Label {
  position = -1
  readonly jumps: number[] = []
  /** The height of the value stack at the label, known from the first jump on. */
  height = 0
}

/** A position in the code to which errors lead. `depth`: the number of cells that remain on the value stack there. */
export class Handler {
  position = -1
  /** Whether it protects an instruction. */
  isUsed = false

  constructor(readonly depth: number) {}
}

/**
 * Collects the instructions of one function. Like CPython, it omits unreachable instructions. Every emitted instruction therefore has
 * exactly one height of the value stack.
 */
export class Assembler {
  readonly #ops: Op[] = []
  readonly #args: number[] = []
  readonly #lines: number[] = []
  readonly #labels: Label[] = []
  readonly #handlers: (Handler | undefined)[] = []
  #reachable = true
  #height = 0
  /** Protects the next instructions. */
  handler: Handler | undefined

  /** The height of the value stack before the next instruction, if it is reachable. */
  get height(): number {
    return this.#height
  }

  get reachable(): boolean {
    return this.#reachable
  }

  emit(op: Op, arg: number, line: number): void {
    if (!this.#reachable) return
    if (Math.abs(arg) > MAX_ARGUMENT) throw tooLarge(line)
    this.#ops.push(op)
    this.#args.push(arg)
    this.#lines.push(line)
    this.#handlers.push(this.handler)
    if (this.handler) this.handler.isUsed = true
    this.#height += OPCODES[op].effect(arg)
    if (OPCODES[op].ends) this.#reachable = false
  }

  /** Jumps to a label. JUMP_BACKWARD needs a label that already has its position. Other jumps lead to a label that is placed later. */
  jump(op: Op, label: Label, line: number): void {
    if (!this.#reachable) return
    if (label.jumps.push(this.#ops.length) === 1) this.#labels.push(label)
    label.height = this.#height + (OPCODES[op].jumpEffect ?? 0)
    this.emit(op, 0, line)
  }

  /** Places a label at the current position. */
  place(label: Label): void {
    label.position = this.#ops.length
    if (label.jumps.length === 0) return
    if (!this.#reachable) this.#height = label.height
    this.#reachable = true
  }

  /** Places a handler at the current position. Only an error leads there, and the exception is then on top of the value stack. */
  enter(handler: Handler): void {
    handler.position = this.#ops.length
    this.#reachable = handler.isUsed
    this.#height = handler.depth + 1
  }

  finish(): { code: Uint32Array; lines: Uint32Array; handlers: HandlerRange[] } {
    for (const label of this.#labels) {
      for (const at of label.jumps) {
        const distance = label.position - (at + 1)
        if (distance < 0 !== (this.#ops[at] === Op.JUMP_BACKWARD)) throw new Error(`a jump at ${at} goes the wrong way`)
        if (Math.abs(distance) > MAX_ARGUMENT) throw tooLarge(this.#lines[at] as number)
        this.#args[at] = distance
      }
    }
    const code = Uint32Array.from(this.#ops, (op, at) => instruction(op, this.#args[at]))
    return { code, lines: Uint32Array.from(this.#lines), handlers: this.#ranges() }
  }

  #ranges(): HandlerRange[] {
    const ranges: HandlerRange[] = []
    for (const [start, handler] of this.#handlers.entries()) {
      if (!handler || handler === this.#handlers[start - 1]) continue
      let end = start + 1
      while (this.#handlers[end] === handler) end++
      ranges.push({ start, end, target: handler.position, depth: handler.depth })
    }
    return ranges
  }
}

function tooLarge(line: number): LabError {
  return new LabError('program', `the program is too large at line ${line}: an instruction's argument has 24 bits`, 'Make it shorter.')
}
