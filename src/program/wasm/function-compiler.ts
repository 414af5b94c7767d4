import { Op } from '../../../assembly/abi/instructions.ts'
import { SLOT_COUNTS } from '../../../assembly/abi/layout.ts'
import type { Tag } from '../../../assembly/abi/tags.ts'
import { THREAD_GLOBALS, THREAD_PC, THREAD_SLOT } from '../../../assembly/abi/words.ts'
import type { FunctionCode } from '../../model/program.ts'
import { argOf, OPCODES } from '../image/opcodes.ts'
import { call } from './calls.ts'
import { type Label, W } from './encoder.ts'
import type { Block, Loop } from './flow.ts'
import { targetOf } from './flow.ts'
import { Frame } from './frame.ts'
import { inlineCall } from './inline-calls.ts'
import { endsBlock, template } from './instructions.ts'
import { Machine } from './machine.ts'
import type { Lessons, Surroundings } from './surroundings.ts'
import { CELL, ENTRY, FP, T, TICKS } from './wasm-locals.ts'

export interface CompiledFunction {
  readonly body: Uint8Array
  /** The instructions at which the code can be entered. The first has the entry number 0, and so on. */
  readonly entries: readonly number[]
}

/** Compiles a function. */
export function compileFunction(code: FunctionCode, index: number, around: Surroundings): CompiledFunction {
  const lessons: Lessons = { steps: new Set(), unstable: new Map() }
  for (let pass = 0; pass < 20; pass++) {
    const compiler = new FunctionCompiler(code, index, around, lessons)
    const compiled = compiler.run()
    if (!compiler.learnt) return compiled
  }
  throw new Error(`${code.name}: the passes do not end`)
}
/** Writes the blocks of a function as nested Wasm blocks and loops. */
class FunctionCompiler extends Frame {
  private readonly topLabel: Label = { name: 'top' }
  private readonly mains = new Map<number, Label>()
  private readonly stubs = new Map<number, Label>()
  private readonly loopLabels = new Map<Loop, Label>()
  /** For each block, the tags of locals that hold on all edges seen so far. */
  private readonly incoming = new Map<number, Map<number, Tag>>()
  private block!: Block

  run(): CompiledFunction {
    const { out } = this
    out.loop(this.topLabel)
    out.get(T).load32(THREAD_GLOBALS).set(this.globals)
    if (this.around.isFree) out.get(T).load32(THREAD_SLOT).load32(SLOT_COUNTS).set(this.owner)
    out.block(this.slow)
    this.openScope(this.flow.top)
    this.emitRange(this.flow.top, 0, this.flow.blocks.length - 1)
    out.op(W.unreachable)
    out.end()
    // The machine has executed some instructions. A negative number of ticks is an Outcome.
    out.get(TICKS).i32(0).op(W.i32lt_s).if().get(TICKS).op(W.ret).end()
    out.get(T).load32(THREAD_PC).load32(this.around.entriesDelta).i32(1).op(W.i32sub).set(ENTRY)
    out.br(this.topLabel)
    out.end()
    out.op(W.unreachable)
    return { body: out.body(), entries: this.flow.blocks.map(({ start }) => start) }
  }

  private isHeader(block: Block): boolean {
    return block.loop.header === block.index
  }

  /** The loop around a block, from the outside: for a header, the loop around its own. */
  private scopeOf(block: Block): Loop {
    return this.isHeader(block) ? (block.loop.parent as Loop) : block.loop
  }

  /** Opens the labels of all blocks of a loop, and dispatches to the block with the number in ENTRY. */
  private openScope(scope: Loop): void {
    const { out } = this
    const inScope = this.flow.blocks.filter((block) => this.scopeOf(block) === scope && block.index !== scope.header)
    for (const block of inScope.reverse()) {
      const main = { name: `main ${block.index}` }
      this.mains.set(block.index, main)
      out.block(main)
      const stub = { name: `stub ${block.index}` }
      this.stubs.set(block.index, stub)
      out.block(stub)
    }
    const routes = this.flow.blocks.map((block) => this.routeTo(block, scope))
    if (!routes.some(Boolean)) return
    const none = { name: 'no dispatch' }
    out.block(none)
    if (scope === this.flow.top)
      out
        .get(ENTRY)
        .op(W.i32eqz)
        .brIf(this.stubs.get(0) as Label)
    else out.get(ENTRY).i32(0).op(W.i32lt_s).brIf(none)
    out.get(ENTRY).brTable(
      routes.map((route) => route ?? none),
      none,
    )
    out.end()
    if (scope === this.flow.top) out.op(W.unreachable)
  }

  /** The label by which the dispatch of a loop reaches an entry; undefined if the entry is outside the loop or is its header. */
  private routeTo(block: Block, scope: Loop): Label | undefined {
    if (this.scopeOf(block) === scope) return block.index === scope.header ? undefined : this.stubs.get(block.index)
    for (let loop: Loop | undefined = this.scopeOf(block); loop; loop = loop.parent)
      if (loop.parent === scope) return this.mains.get(loop.header)
    return undefined
  }

  private emitRange(scope: Loop, from: number, to: number): void {
    for (let number = from; number <= to; number++) {
      const block = this.flow.blocks[number] as Block
      const inner = this.isHeader(block) && block.loop !== scope ? block.loop : undefined
      this.closeLabels(block)
      if (!inner) {
        this.emitBlock(block)
        continue
      }
      const label = { name: `loop ${number}` }
      this.loopLabels.set(inner, label)
      this.out.loop(label)
      const state = this.known
      this.openScope(inner)
      this.known = state
      this.emitBlock(block)
      this.emitRange(inner, number + 1, inner.last)
      this.out.end()
      // No path reaches the end of a Wasm loop: a block that falls through out of it branches.
      this.out.op(W.unreachable)
      number = inner.last
    }
  }

  /** Ends the labels of a block. Code for entries from the eval loop comes first: it checks what the block takes for granted. */
  private closeLabels(block: Block): void {
    const { out } = this
    const known = new Map(this.incoming.get(block.index) ?? [])
    if (this.isHeader(block)) for (const local of this.lessons.unstable.get(block.index) ?? []) known.delete(local)
    this.known = known
    this.at = block.start
    const height = this.flow.heights[block.start] as number
    this.stack = Array.from({ length: height }, () => ({ mem: true, borrowed: false }))
    out.end()
    out.i32(-1).set(ENTRY)
    this.blockTicks = 0
    this.doneTicks = 0
    for (const [local, tag] of known) {
      out
        .get(FP)
        .load32(local * CELL)
        .i32(tag)
        .op(W.i32ne)
      this.exitIf()
    }
    for (const [local, tag] of known) this.loadHome(local, tag)
    out.end()
  }

  goTo(target: Block): void {
    const from = this.block
    if (target.index <= from.index) {
      this.goBack(target)
      return
    }
    const before = this.incoming.get(target.index)
    if (!before) this.incoming.set(target.index, new Map(this.known))
    else for (const [local, tag] of before) if (this.known.get(local) !== tag) before.delete(local)
    const label = this.mains.get(target.index)
    if (label && this.isReachable(target, from)) this.out.br(label)
    else this.jumpByEntry(target)
  }

  private isReachable(target: Block, from: Block): boolean {
    const scope = this.scopeOf(target)
    for (let loop: Loop | undefined = from.loop; loop; loop = loop.parent) if (loop === scope) return true
    return false
  }

  private jumpByEntry(target: Block): void {
    this.out.i32(target.index).set(ENTRY).br(this.topLabel)
  }

  private goBack(header: Block): void {
    const label = this.loopLabels.get(header.loop)
    if (!label) {
      this.jumpByEntry(header)
      return
    }
    const wanted = new Map(this.incoming.get(header.index) ?? [])
    const unstable = this.lessons.unstable.get(header.index) ?? new Set()
    this.lessons.unstable.set(header.index, unstable)
    for (const [local, tag] of wanted) {
      if (unstable.has(local) || this.known.get(local) === tag) continue
      unstable.add(local)
      this.learnt = true
    }
    this.out.br(label)
  }

  private emitBlock(block: Block): void {
    this.block = block
    this.forgetTemps()
    this.ended = false
    this.at = block.start
    this.doneTicks = 0
    this.blockTicks = 0
    let ticks = 0
    for (let at = block.start; at < block.end; at++) ticks += this.ticks(at)
    if (ticks > 0) {
      this.out.get(TICKS).i32(ticks).op(W.i32lt_s)
      this.exitIf()
      this.out.get(TICKS).i32(ticks).op(W.i32sub).set(TICKS)
      this.blockTicks = ticks
    }
    for (let at = block.start; at < block.end && !this.ended; at++) {
      this.at = at
      this.forgetLoaded()
      this.instruction(this.opAt(at), argOf(this.words[at] as number))
      this.doneTicks += this.ticks(at)
    }
    if (this.ended) return
    this.flush()
    this.goTo(this.flow.blockAt(block.end))
  }

  private instruction(op: Op, arg: number): void {
    if (!this.isMachines(this.at)) {
      const inlined = inlineCall(this.words, this.flow.heights, this.at, this.around)
      if (inlined) inlined(this)
      else template(this, op, arg)
      return
    }
    const { jumpEffect, ends, effect } = OPCODES[op]
    if (jumpEffect !== undefined || ends || endsBlock(op)) this.step(op, arg)
    else {
      this.operation(effect(arg))
      if (op === Op.DELETE_FAST || op === Op.MAKE_CELL) this.forgetLocal(arg)
    }
  }

  /** An instruction that the machine executes, and after which the code may go on elsewhere. */
  private step(op: Op, arg: number): void {
    if (op === Op.CALL) {
      call(this, arg)
      return
    }
    this.flush()
    const isManaged = op === Op.BEFORE_WITH || op === Op.EXIT_WITH
    this.callMachine(isManaged ? Machine.MANAGE : Machine.STEP, this.at, this.stack.length)
    const target = targetOf(this.words, this.at)
    if (!OPCODES[op].ends) this.goOnAt(this.at + 1)
    if (target !== undefined) this.goOnAt(target)
    this.out.br(this.slow)
    this.ended = true
  }
}
