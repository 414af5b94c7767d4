import { Op } from '../../../assembly/abi/instructions.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { THREAD_PC } from '../../../assembly/abi/words.ts'
import type { FunctionCode } from '../../model/program.ts'
import { I32, type Label, W } from './encoder.ts'
import { type Block, type Flow, flowOf, plainOp } from './flow.ts'
import { inlineCall } from './inline-calls.ts'
import { endsBlock, hasTemplate, ticks } from './instructions.ts'
import { Machine } from './machine.ts'
import type { Lessons, Surroundings } from './surroundings.ts'
import { ValueStack } from './value-stack.ts'
import { FP, PAYLOAD, T, TICKS } from './wasm-locals.ts'

/** Wasm locals for a value with an unknown tag. */
export interface Loaded {
  readonly tagL: number
  readonly pay: number
}

/** The Python frame of a compiled function, and the ways in which its code uses the machine. */
export abstract class Frame extends ValueStack {
  readonly flow: Flow
  readonly words: Uint32Array
  /** Code after this label goes on where the machine stopped. */
  readonly slow: Label = { name: 'slow' }
  /** A Wasm local with the address of the globals. */
  readonly globals: number
  private readonly base: number
  private readonly deletes: boolean
  /** Where exitIf() leads within joined(). */
  private failure: Label | undefined
  /** Whether the pass has learnt something, so that another must follow. */
  learnt = false

  at = 0
  /** The ticks of the block's instructions with a template, which the block has counted, and of those that are already behind. */
  blockTicks = 0
  doneTicks = 0
  /** Whether the code never gets beyond the current instruction. */
  ended = false

  constructor(
    code: FunctionCode,
    index: number,
    around: Surroundings,
    readonly lessons: Lessons,
  ) {
    super(code, around)
    this.words = code.code
    this.base = around.code(index)
    this.flow = flowOf(code, (at, heights) => endsBlock(this.opAt(at)) && !inlineCall(this.words, heights, at, around))
    this.globals = this.out.local(I32)
    this.deletes = this.words.some((word) => plainOp(word) === Op.DELETE_FAST || plainOp(word) === Op.MAKE_CELL)
  }

  /** Goes on at a block. The stack is in memory. */
  abstract goTo(target: Block): void

  /** Whether the machine executes an instruction. */
  isMachines(at: number): boolean {
    if (this.lessons.steps.has(at)) return true
    return !hasTemplate(this.opAt(at)) && !inlineCall(this.words, this.flow.heights, at, this.around)
  }

  /** The ticks of an instruction that compiled code executes itself. */
  ticks(at: number): number {
    return !this.isMachines(at) && (this.opAt(at) === Op.CALL || ticks(this.opAt(at))) ? 1 : 0
  }

  opAt(at: number): Op {
    return plainOp(this.words[at] as number)
  }

  pc(at: number): number {
    return this.base + at * 4
  }

  // --- calls of the machine -------------------------------------------------------------------------------------------------------------

  /**
   * Calls a function of the machine with the registers: the next instruction is `at`, and the stack in memory has `height` values. The
   * machine gets back the ticks of those instructions of the block that are not behind.
   */
  callMachine(which: Machine, at: number, height: number, more: { readonly done?: number; readonly last?: number } = {}): void {
    const { out } = this
    const ahead = this.blockTicks - this.doneTicks - (more.done ?? 0)
    out
      .get(T)
      .i32(this.pc(at))
      .get(FP)
      .i32(this.cellOffset(height - 1))
      .op(W.i32add)
      .get(FP)
      .get(TICKS)
    if (ahead > 0) out.i32(ahead).op(W.i32add)
    if (more.last !== undefined) out.i32(more.last)
    out.call(which).set(TICKS)
  }

  /** If the machine has stopped in front of this instruction, goes on there. */
  goOnAt(next: number): void {
    const { out } = this
    out.get(TICKS).i32(0).op(W.i32ge_s).if()
    out.get(T).load32(THREAD_PC).i32(this.pc(next)).op(W.i32eq).if()
    this.goTo(this.flow.blockAt(next))
    out.end().end()
  }

  /** Takes an i32 from the Wasm stack. If it is not 0, lets the machine execute the current instruction. */
  exitIf(): void {
    if (this.failure) {
      this.out.brIf(this.failure)
      return
    }
    this.out.if()
    this.exit()
    this.out.end()
  }

  exit(): void {
    this.spillAll()
    this.callMachine(Machine.STEP, this.at, this.stack.length)
    this.out.br(this.slow)
  }

  /** Lets the machine execute the current instruction always, also in the next passes. */
  alwaysMachine(): void {
    this.lessons.steps.add(this.at)
    this.learnt = true
    this.exit()
    this.ended = true
  }

  /**
   * Lets the machine execute the current instruction within the block. The stack is in memory. If the machine does not stop behind the
   * instruction, the code goes on elsewhere.
   */
  private operate(elsewhere?: number): void {
    const { out } = this
    const done = this.ticks(this.at)
    const need = this.blockTicks - this.doneTicks - done
    this.callMachine(elsewhere === undefined ? Machine.OPERATION : Machine.ITERATE, this.at, this.stack.length, { last: need })
    if (elsewhere !== undefined) this.goOnAt(elsewhere)
    out.get(TICKS).i32(0).op(W.i32lt_s)
    out
      .get(T)
      .load32(THREAD_PC)
      .i32(this.pc(this.at + 1))
      .op(W.i32ne, W.i32or)
    out.brIf(this.slow)
    if (need > 0) out.get(TICKS).i32(need).op(W.i32sub).set(TICKS)
  }

  /** Lets the machine execute the current instruction, which has no template. `effect`: how it changes the stack's height */
  operation(effect: number): void {
    this.flush()
    this.operate()
    const height = this.stack.length + effect
    this.stack = Array.from({ length: height }, () => ({ mem: true, borrowed: false }))
  }

  /**
   * Writes a fast path for an instruction that pops `operands` values. Where exitIf() leaves the fast path, the machine executes the
   * instruction, and the code goes on behind the fast path. `fast` must leave compiled code before it has an effect. It must not learn, and
   * it owns the references of the operands. `result`: the fast path writes the pushed value to these locals, and owns it
   */
  joined(operands: number, result: Loaded | undefined, fast: () => void): void {
    this.joinedWith(operands, fast, () => {
      if (result) this.loadResult(this.stack.length - operands, result)
    })
    this.drop(operands)
    if (result) this.push({ ...result, borrowed: false })
  }

  /** joined() for an instruction whose result is usually a bool. */
  joinedBool(operands: number, cond: number, fast: () => void): void {
    const { out } = this
    this.joinedWith(operands, fast, () => {
      const position = this.stack.length - operands
      out.get(FP).load32(this.cellOffset(position)).i32(Tag.BOOL).op(W.i32ne).if()
      this.callMachine(Machine.STEP, this.at + 1, position + 1, { done: this.ticks(this.at) })
      out.br(this.slow).end()
      out
        .get(FP)
        .load32(this.cellOffset(position) + PAYLOAD)
        .set(cond)
    })
    this.drop(operands)
    this.push({ tag: Tag.BOOL, cond, borrowed: false })
  }

  /**
   * joined() for a FOR_ITER, which pops nothing if it pushes an item, and goes on at `elsewhere` otherwise. The stack is in memory.
   */
  orElsewhere(result: Loaded, elsewhere: number, fast: () => void): void {
    this.joinedWith(0, fast, () => this.loadResult(this.stack.length, result), elsewhere)
    this.push({ ...result, borrowed: false })
  }

  private joinedWith(operands: number, fast: () => void, afterMachine: () => void, elsewhere?: number): void {
    const { out } = this
    const [done, failure]: Label[] = [{ name: 'done' }, { name: 'machine' }]
    for (let distance = 0; distance < operands; distance++) this.peek(distance)
    this.own(operands)
    out.block(done as Label).block(failure as Label)
    this.failure = failure
    fast()
    this.failure = undefined
    out.br(done as Label).end()
    this.spillAll()
    this.operate(elsewhere)
    afterMachine()
    out.end()
  }

  /**
   * Writes code that changes cells of an object or of a variable. Without a GIL, the code has the lock in the word at `base` + `lock`, or
   * leaves the fast path. `write` must leave it before it has an effect.
   */
  writing(base: number, lock: number, write: () => void): void {
    if (!this.around.isFree) {
      write()
      return
    }
    const { out } = this
    const [version, isDone] = [this.temp(I32), this.temp(I32)]
    out.get(base).atomicLoad32(lock).i32(0x7ffffffe).op(W.i32and).set(version)
    out.get(base).get(version).get(version).i32(1).op(W.i32add).compareExchange32(lock).get(version).op(W.i32ne)
    this.exitIf()
    out.i32(0).set(isDone)
    const [outer, undone]: [Label | undefined, Label] = [this.failure, { name: 'unlock' }]
    out.block(undone)
    this.failure = undone
    write()
    this.failure = outer
    out.i32(1).set(isDone).end()
    out.get(base).get(version).i32(2).op(W.i32add).atomicStore32(lock)
    out.get(isDone).op(W.i32eqz)
    this.exitIf()
  }

  private loadResult(position: number, { tagL, pay }: Loaded): void {
    const { out } = this
    out.get(FP).load32(this.cellOffset(position)).set(tagL)
    out
      .get(FP)
      .load64(this.cellOffset(position) + PAYLOAD)
      .set(pay)
  }

  /** Whether a local is a parameter, which always has a value. */
  isParameter(local: number): boolean {
    return local < this.code.parameters.length && !this.deletes
  }
}
