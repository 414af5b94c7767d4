import type { Line } from '../explore/columns.ts'
import { replay, World } from '../explore/index.ts'
import { LabError, type LabErrorData } from '../model/errors.ts'
import { findGil, GILS, type GilDescriptor } from '../model/gils.ts'
import { entryOf } from '../model/unknown-name.ts'
import { checkGil, type GilResult } from './gils/check-gil.ts'
import { type Effort, scenarioOf } from './gils/properties.ts'
import { checkProgram, type ProgramEffort, type ProgramResult, type ReplayedProgram, replayProgram } from './programs/check-program.ts'
import { ProgramWorld, type Subject } from './programs/program-world.ts'

/** A search over the schedules of a Python program. */
interface ProgramTask {
  readonly kind: 'program'
  readonly subject: Subject
  readonly effort: ProgramEffort
  readonly untilMs: number
}

/** One run of a Python program along a schedule that a check printed. */
interface ProgramReplayTask {
  readonly kind: 'program-replay'
  readonly subject: Subject
  readonly schedule: string
}

/** The most characters of a schedule in a message. */
const MOST_QUOTED = 80

/** The most threads of a scenario of a GIL: eight and the host. */
const THREADS = 9

/** A search over the schedules of one GIL. */
interface GilTask {
  readonly kind: 'gil'
  readonly gil: string
  readonly effort: Effort
  /** The search ends at this time, in ms since 1970. */
  readonly untilMs: number
}

/** One run along a schedule, which a check of this GIL printed as "scenario:schedule". */
interface ReplayTask {
  readonly kind: 'replay'
  readonly gil: string
  readonly schedule: string
}

/** The steps of a replayed run. */
export interface ReplayResult {
  readonly title: string
  /** What breaks. Undefined if the run passes. */
  readonly message?: string
  readonly lines: readonly Line[]
  /** The number of threads. */
  readonly threads: number
}

export type Task = GilTask | ReplayTask | ProgramTask | ProgramReplayTask

/** What a worker of a page receives. `machine` is compiled from the file that machineFile() names. */
export interface Question {
  readonly task: Task
  readonly machine: WebAssembly.Module
}

/** What a worker sends back: the result of the task, a LabError, or the stack of a fault. */
export type Answer = { readonly value: unknown } | { readonly refusal: LabErrorData } | { readonly fault: string }

/** The file with the machine that a task needs. */
export function machineFile({ kind }: Task): string {
  return kind === 'gil' || kind === 'replay' ? 'explore-locks.wasm' : 'explore-programs.wasm'
}

/** Runs a task in a worker. @param machine compiled from the file that machineFile() names */
export function answer(task: Task, machine: WebAssembly.Module): Answer {
  try {
    return { value: run(task, machine) }
  } catch (error) {
    return error instanceof LabError ? { refusal: error.toData() } : { fault: (error as Error).stack ?? String(error) }
  }
}

function run(task: Task, machine: WebAssembly.Module): unknown {
  switch (task.kind) {
    case 'gil':
      return runGilTask(machine, task)
    case 'replay':
      return runReplayTask(machine, task)
    case 'program':
      return runProgramTask(machine, task)
    case 'program-replay':
      return runProgramReplayTask(machine, task)
  }
}

function runGilTask(machine: WebAssembly.Module, { gil, effort, untilMs }: GilTask): GilResult {
  return checkGil(new World(machine, THREADS), entryOf('GIL', gil, GILS), effort, () => Date.now() >= untilMs)
}

/** Repeats a schedule. @throws LabError 'usage' if the schedule does not fit the GIL or the machine */
export function runReplayTask(machine: WebAssembly.Module, { gil, schedule }: ReplayTask): ReplayResult {
  const [id = '', choices = ''] = schedule.split(':')
  const scenario = scenarioOf(findGil(gil) as GilDescriptor, id)
  if (!scenario) throw unfit(schedule, `"${id}" is not a scenario of the GIL ${gil}`)
  const world = new World(machine, THREADS)
  try {
    const { failure, lines } = replay(world, scenario, choices)
    return { title: scenario.title, ...(failure && { message: failure.message }), lines, threads: world.threads.length }
  } catch (error) {
    throw unfit(schedule, (error as Error).message)
  }
}

function runProgramTask(machine: WebAssembly.Module, { subject, effort, untilMs }: ProgramTask): ProgramResult {
  return checkProgram(machine, subject, effort, () => Date.now() >= untilMs)
}

/** Repeats a run of a program. @throws LabError 'usage' if the schedule does not fit the program, the GIL or the machine */
function runProgramReplayTask(machine: WebAssembly.Module, { subject, schedule }: ProgramReplayTask): ReplayedProgram {
  try {
    return replayProgram(new ProgramWorld(machine, subject), schedule)
  } catch (error) {
    throw unfit(schedule, (error as Error).message)
  }
}

function unfit(schedule: string, why: string): LabError {
  return new LabError(
    'usage',
    `The schedule "${shortened(schedule)}" cannot be replayed: ${why}.`,
    'Give the GIL, the file and the whole schedule as gil-lab check printed them, with the same version of gil-lab.',
  )
}

/** The beginning of a text, for a message. */
function shortened(text: string): string {
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text
}
