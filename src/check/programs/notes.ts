import { OUTPUT_HEAD } from '../../../assembly/abi/layout.ts'
import type { Line } from '../../explore/index.ts'
import { trapOf } from '../../lab/execution/trap-record.ts'
import type { TracedFrame } from '../../model/program.ts'
import { exceptionLine } from '../../program/errors/exceptions.ts'
import { shownFrame } from '../../program/errors/shown-frame.ts'
import { loadedProcess, statusOf } from './outcome.ts'
import type { ProgramWorld } from './program-world.ts'

/** A line of the program's own source. */
export interface Place {
  readonly file: string
  /** From 1. */
  readonly line: number
}

/** A thread stops running. The text says where, what it has printed, and why it stops. */
interface Step extends Line {
  /** Absent if the thread executes no line of the program's own source. */
  readonly place?: Place
  /** The number of bytes that the program has printed so far. */
  readonly printed: number
  /** An uncaught exception ends the thread. */
  readonly raises?: true
}

/** A run as a list of source lines: each line at which a thread lost its turn or ended. */
export interface Story {
  /** The names of the threads. */
  readonly names: readonly string[]
  readonly lines: readonly Step[]
}

/** A step shows a printed text of at most this number of bytes. */
const MOST_SHOWN = 60

/** Collects the steps of one run. */
export class Notes {
  readonly steps: Step[] = []
  private readonly world: ProgramWorld
  /** Per thread: its last text. */
  private readonly last: string[] = []
  /** Per worker: the thread that it ran at the previous decision. */
  private readonly ran: number[] = []
  private readonly ended = new Set<number>()
  private printed = 0

  constructor(world: ProgramWorld) {
    this.world = world
  }

  /** Notes what a worker's thread did until a decision of the scheduler. `stops`: another worker goes next. */
  decided(worker: number, stops: boolean): void {
    const thread = this.world.pythonThread(worker)
    const before = this.ran[worker] ?? -1
    this.ran[worker] = thread
    if (before >= 0 && before !== thread) this.end(before)
    if (stops && thread >= 0) this.stop(thread)
  }

  /** Notes each thread that has ended after the last decision. */
  finish(threads: number): void {
    for (let thread = 0; thread < threads; thread++) if (statusOf(this.world, thread) === '' && !this.ended.has(thread)) this.end(thread)
  }

  private stop(thread: number): void {
    const status = statusOf(this.world, thread)
    // If the thread could go on, the scheduler has interrupted it.
    this.note(thread, this.framesOf(thread), status === 'runs' || status === '' ? 'is interrupted' : status)
  }

  /** The frames of a thread that has not ended, the innermost first. */
  private *framesOf(thread: number): Generator<TracedFrame> {
    const { machine } = this.world
    for (let frame = 0; ; frame++) {
      const pc = machine.blockedPc(thread, frame)
      if (pc === 0) return
      yield { functionIndex: machine.pcFunction(pc), instruction: machine.pcInstruction(pc) }
    }
  }

  private end(thread: number): void {
    this.ended.add(thread)
    const loaded = loadedProcess(this.world)
    const trap = trapOf(loaded, thread)
    if (!trap || trap.raised?.name === 'SystemExit') this.note(thread, [], 'runs to its end')
    else this.note(thread, (trap.raised ?? trap).frames.toReversed(), `raises ${exceptionLine(loaded.program, trap)}`, true)
  }

  /** @param frames the innermost first */
  private note(thread: number, frames: Iterable<TracedFrame>, what: string, raises = false): void {
    const shown = this.innermost(frames)
    const { file } = this.world.subject.program
    const where = shown ? `${shown.file === file ? '' : `${shown.file} `}line ${shown.line}: ${shown.text}` : ''
    const text = [where, this.printedWords(), what].filter((part) => part !== '').join(' · ')
    // A thread that runs only to request the GIL stops at the same place again. The story shows that place once.
    if (this.last[thread] === text) return
    this.last[thread] = text
    const place = shown && { file: shown.file, line: shown.line }
    this.steps.push({ thread, text, printed: this.printed, ...(place && { place }), ...(raises && { raises }) })
  }

  /** The innermost line of the program's own source. */
  private innermost(frames: Iterable<TracedFrame>) {
    for (const frame of frames) {
      const shown = shownFrame(this.world.subject.program, frame)
      if (shown) return shown
    }
    return undefined
  }

  /** What the program has printed since the last step: 'prints "1"'. Empty if nothing. */
  private printedWords(): string {
    const from = this.printed
    this.printed = this.world.load(OUTPUT_HEAD) >>> 0
    const bytes = this.printed - from
    if (bytes === 0) return ''
    if (bytes > MOST_SHOWN) return `prints ${bytes.toLocaleString('en-US')} bytes`
    return `prints ${JSON.stringify(this.world.printedFrom(from).replace(/\n$/, ''))}`
  }
}
