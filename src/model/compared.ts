import type { Constants } from './constants.ts'
import type { EvalBreaker } from './eval-breaker.ts'
import type { LatencySummary, MachineReport } from './report.ts'

/** A CPython that ran the programs. */
export interface PythonFacts {
  /** "CPython 3.13.0". The side that it runs has this name. */
  readonly name: string
  /** The path of the interpreter. */
  readonly executable: string
  /** "3.13.0". */
  readonly version: string
  /** Whether its threads need a GIL. A free-threaded build has none. */
  readonly hasGil: boolean
}

/** The figures of one run, computed from its samples. The distributions of latencies are in ComparedDistributions. */
export interface SampledRun {
  readonly wallMs: number
  /** The time from the start that the figures cover. It is less than wallMs if switches or calls were too many to keep. */
  readonly coveredMs: number
  readonly switches: number
  readonly switchesPerSecond: number
  /** Medians over the run; null if there were no such events. The wait is known only if the thread did not lose the GIL inside a call. */
  readonly holdP50Us: number | null
  readonly waitP50Us: number | null
  readonly handoffP50Us: number | null
  /** The holds that ended outside a call that can block: the thread lost the GIL. */
  readonly forcedHolds: number
  readonly holds: number
  readonly longestWaitMs: number
  readonly contestedSwitches: number
  readonly notNext: number
  readonly jain: number
  /** The number of calls that read or write. */
  readonly ioOperations: number
  /** The time that one sample takes in this interpreter. */
  readonly sampleNs: number
  readonly clockStepNs: number
  /** Switches whose samples contradict each other. */
  readonly unclear: number
  /** Switches and calls that the sampler did not keep because there were too many. */
  readonly lost: number
}

/** The same figures of the same run, computed from the machine's own events. Only the lab has them. They check the method. */
export type EventFigures = Pick<SampledRun, 'switchesPerSecond' | 'holdP50Us' | 'handoffP50Us' | 'contestedSwitches' | 'notNext'>

/** One round of one side. */
export interface ComparedRound {
  readonly round: number
  /** The time of the program without samples, from its first statement to its end. */
  readonly wallMs: number
  /** The same with THREADS = 1. Absent if the program has no THREADS, or if it runs for a fixed time. */
  readonly oneThreadMs?: number
  /** Absent if the side has no GIL. */
  readonly sampled?: SampledRun
  readonly events?: EventFigures
}

/** A figure over rounds with its 95 % interval. The ends are null if there are too few rounds, and all are null without a value. */
export interface OverRounds {
  readonly value: number | null
  readonly low95: number | null
  readonly high95: number | null
}

/** Figures of one side over its rounds. A figure that no round has is absent. */
export interface ComparedMeans {
  readonly wallMs?: OverRounds
  /** The wall time ÷ that of one thread. */
  readonly toOneThread?: OverRounds
  readonly switchesPerSecond?: OverRounds
  readonly ioPerSecond?: OverRounds
  readonly jain?: OverRounds
  /** The time of the program with samples ÷ without: the observer effect. */
  readonly observer?: OverRounds
  readonly sampleNs?: OverRounds
  /** From the machine's own events: */
  readonly eventSwitchesPerSecond?: OverRounds
  readonly eventHoldP50Us?: OverRounds
  readonly eventHandoffP50Us?: OverRounds
}

/** The distributions over all rounds of one side. */
export interface ComparedDistributions {
  readonly holdUs: LatencySummary
  readonly waitUs: LatencySummary
  /** From the last sample of a thread that loses the GIL outside a call to the first sample of a thread that waited. */
  readonly handoffUs: LatencySummary
  /** The time of a call that reads or writes. */
  readonly ioUs: LatencySummary
  /** bypass[k]: waits during which other threads acquired the GIL k times. The last entry of a full histogram also counts all larger k. */
  readonly bypass: readonly number[]
  readonly contestedSwitches: number
  readonly notNext: number
}

/** An interpreter: the lab under one GIL, or a CPython. */
export interface SideFacts {
  /** "lab, switch" or the name of a CPython. */
  readonly name: string
  /** The settings of the lab. A CPython has none of them. */
  readonly gil?: string
  readonly evalBreaker?: EvalBreaker
  readonly kernelEntryNs?: number
  /** For a CPython: the names of the lab's sides with the same kind of GIL. */
  readonly beside?: readonly string[]
}

/** What one interpreter measured. */
export interface ComparedSide extends SideFacts {
  readonly rounds: readonly ComparedRound[]
  readonly means: ComparedMeans
  /** Absent if the side has no GIL. */
  readonly distributions?: ComparedDistributions
}

/** A goal of the lab: how close one of its figures comes to CPython's. */
export interface ComparedGoal {
  readonly figure: string
  readonly lab: string
  readonly python: string
  /** The lab's figure ÷ CPython's, over rounds, with its 95 % interval; null if it cannot be computed. */
  readonly ratio: number | null
  readonly low95: number | null
  readonly high95: number | null
  /** The goal: the bounds between which the ratio must be. */
  readonly atLeast: number
  readonly atMost: number
  readonly verdict: 'within' | 'outside' | 'cannot tell'
  /** Why the verdict is "cannot tell"; empty for the others. */
  readonly because: string
}

/** The text of a program as it ran on all sides. */
export interface ComparedText {
  readonly file: string
  /** The text of the runs that were timed, and of those that were sampled. */
  readonly timed: string
  readonly sampled: string
}

/** One program with one choice of constants and intervals. */
export interface ComparedCell {
  readonly program: string
  /** For example "3 threads, 5 ms"; empty if there is only one. */
  readonly variant: string
  readonly constants: Constants
  readonly switchIntervalUs: number
  readonly texts: readonly ComparedText[]
  readonly sides: readonly ComparedSide[]
  readonly goals: readonly ComparedGoal[]
}

/** The result of `gil-lab compare` with programs (docs/compare.md). */
export interface ComparedReport {
  readonly schema: 'gil-lab/compare@1'
  readonly version: string
  /** The date and time of the measurement, in ISO 8601. */
  readonly date: string
  readonly machine: MachineReport
  readonly pythons: readonly PythonFacts[]
  readonly cells: readonly ComparedCell[]
}
