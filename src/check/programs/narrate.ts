import type { Choices, Line, Strategy } from '../../explore/index.ts'
import { shownFrame } from '../../program/errors/shown-frame.ts'
import { loadedProcess, type Outcome, runProgram, statusOf } from './outcome.ts'
import type { ProgramWorld } from './program-world.ts'

/** A run as a list of source lines: each line at which a thread lost its turn or ended. */
export interface Story {
  /** The names of the threads. */
  readonly names: readonly string[]
  readonly lines: readonly Line[]
}

/** Runs the program once. At each switch, it notes the line at which the thread stops, and why. */
export function narrate(world: ProgramWorld, strategy: Strategy): { readonly outcome: Outcome; readonly story: Story } {
  const lines: Line[] = []
  const last: string[] = []
  /** Per worker: the thread that it ran at the previous note. */
  const ran: number[] = []
  const note = (worker: number): void => {
    const thread = world.pythonThread(worker)
    const before = ran[worker] ?? -1
    ran[worker] = thread
    if (before >= 0 && before !== thread) lines.push({ thread: before, text: 'ends' })
    if (thread < 0) return
    const text = [placeOf(world, thread), stopOf(world, thread)].filter((part) => part !== '').join(' · ')
    // A thread that runs only to request the GIL stops at the same place again. The story shows that place once.
    if (last[thread] === text) return
    last[thread] = text
    lines.push({ thread, text })
  }
  world.strategy = {
    begin: () => strategy.begin(),
    draw: (limit) => strategy.draw(limit),
    next: (choices: Choices) => {
      const chosen = strategy.next(choices)
      if (chosen !== choices.current && choices.current >= 0) note(choices.current)
      return chosen
    },
  }
  strategy.begin()
  const outcome = runProgram(world)
  const { threadName } = loadedProcess(world)
  const names = Array.from({ length: world.machine.threadCount() }, (_, thread) => threadName(thread))
  return { outcome, story: { names, lines } }
}

/** Why a thread stops running. The scheduler can also interrupt a thread that could go on. */
function stopOf(world: ProgramWorld, thread: number): string {
  const status = statusOf(world, thread)
  return status === 'runs' || status === '' ? 'is interrupted' : status
}

/**
 * The innermost line of the program's own source that a thread executes: "line 5: count = value + 1". Empty if the thread executes no line
 * of it.
 */
function placeOf({ machine, subject }: ProgramWorld, thread: number): string {
  const { program } = subject
  for (let frame = 0; ; frame++) {
    const pc = machine.blockedPc(thread, frame)
    if (pc === 0) return ''
    const shown = shownFrame(program, { functionIndex: machine.pcFunction(pc), instruction: machine.pcInstruction(pc) })
    if (!shown) continue
    return `${shown.file === program.file ? '' : `${shown.file} `}line ${shown.line}: ${shown.text}`
  }
}
