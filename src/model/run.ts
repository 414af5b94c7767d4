import type { Constants } from './constants.ts'
import type { LabError } from './errors.ts'
import type { LiveBatch } from './live.ts'
import type { Recording, RunSettings } from './recording.ts'
import type { MachineReport, Report, RunReport, Verdict, WholeMachineReport } from './report.ts'

/** One program of the lab: a claim, a Python file, what to run it under, and how the claim is judged. */
export interface Experiment {
  readonly id: string
  readonly title: string
  /** One falsifiable sentence. */
  readonly claim: string
  /** What the claim leaves out: bounds, tolerances and their reasons. */
  readonly details: string
  /** What the article or its source found, in figures: shown beside what is measured here. */
  readonly reference: string
  /** As in tracebacks. */
  readonly file: string
  /** The Python source. */
  readonly source: string
  /** GIL ids to compare. */
  readonly gils: readonly string[]
  /** Values that the program's constants are set to, one run each: { THREADS: [1, 2] }. Absent: as written. */
  readonly variants?: readonly Variant[]
  /** Interleaved repetitions, where the caller names no other number. Absent: 1. */
  readonly rounds?: number
  /** The verdict that these runs, all of this experiment, allow. Pure. */
  readonly judge: (runs: readonly RunReport[], machine: MachineReport) => Verdict
}

/** What a variant may set besides constants. */
export type VariantSettings = Partial<Pick<RunSettings, 'switchIntervalUs' | 'checkInterval' | 'kernelEntryNs'>>

/** One way to run an experiment. */
export interface Variant {
  /** Suffix of the experiment's name in reports: "1 thread". Empty for the only one. */
  readonly name: string
  /** Module-level assignments `NAME = number` that are given another value. */
  readonly constants: Constants
  /** The GILs of this variant, where they differ from the experiment's. */
  readonly gils?: readonly string[]
  /** What makes this variant what it is: these stand whatever the caller sets for the rest. */
  readonly settings?: VariantSettings
}

/** What a caller asks the lab for. */
export interface RunRequest {
  /** Experiment ids. */
  readonly experiment?: string | readonly string[]
  /** A Python program of the caller's own, beside or instead of experiments. */
  readonly program?: { readonly file: string; readonly source: string }
  readonly gil?: readonly string[]
  /** Replaces the value of a module-level `THREADS = …`. */
  readonly threads?: number
  /** Interleaved repetitions, from 1. Absent: as many as each experiment asks for. */
  readonly rounds?: number
  readonly switchIntervalUs?: number
  readonly checkInterval?: number
  readonly kernelEntryNs?: number
  /** Python threads that can live at once. */
  readonly workers?: number
  /** Stop a run that takes longer, ms. */
  readonly timeoutMs?: number
  /** false: nothing is stamped, so only wall times are told. */
  readonly recording?: boolean
}

/** What happens while the lab measures, in the order in which it does. */
export type Progress =
  /** Another page or frame of this site measures: this one waits until that is done, since they would measure each other. */
  | { readonly phase: 'queued' }
  | { readonly phase: 'probe'; readonly what: string }
  /** A run begins. */
  | {
      readonly phase: 'run'
      readonly done: number
      readonly total: number
      readonly experiment: string
      readonly gil: string
      readonly round: number
    }
  /** What the first run of a program prints, as it prints it. */
  | { readonly phase: 'stdout'; readonly text: string }
  /** What threads did, while they do it: at most ten times a second, and only with RunOptions.live. */
  | ({ readonly phase: 'events' } & LiveBatch)
  /** A run's figures are there, those of other runs may come: the same as in the result, which may add the mark "noisy". */
  | {
      readonly phase: 'measured'
      /** Runs measured so far, with this one. */
      readonly done: number
      readonly total: number
      readonly run: RunReport
      readonly recording: Recording
      readonly machine: MachineReport
    }
  /** The first run is done and all is known of this machine. */
  | { readonly phase: 'machine'; readonly machine: WholeMachineReport }
  /** All runs of an experiment are done, or the whole is: what is found until now, with the claims of experiments that are done. */
  | ({ readonly phase: 'report' } & Findings)

/** The same from a lab that runs elsewhere: a recording stays there unless somebody asks for it. */
export type DistantProgress =
  | Exclude<Progress, { readonly phase: 'measured' }>
  | (Omit<Extract<Progress, { readonly phase: 'measured' }>, 'recording'> & { readonly recording?: Recording })

/** How far it is: what a line of text tells. The rest is data, some of it large. */
export type Status = Extract<Progress, { readonly phase: 'queued' | 'probe' | 'run' }>

export function isStatus(progress: DistantProgress): progress is Status {
  return progress.phase === 'queued' || progress.phase === 'probe' || progress.phase === 'run'
}

export interface RunOptions {
  /** Ends it soon: while the machine is measured by a rejection with the signal's reason, while a program runs with the outcome "stopped". */
  readonly signal?: AbortSignal
  /**
   * Called for all that happens. A promise that it returns for 'measured', 'machine' or 'report' is waited for before anything else is measured: whatever is drawn
   * until then takes no core from a run.
   */
  readonly onProgress?: (progress: Progress) => unknown
  /** Tell what threads do while they do it: progress 'events', in first rounds only, since whoever draws takes a core now and then. */
  readonly live?: boolean
}

/** The Python source that runs were made of. */
export interface ProgramSource {
  /** As report.runs[].experiment names it. */
  readonly experiment: string
  /** As in tracebacks. */
  readonly file: string
  readonly source: string
}

/** A report, and the programs that it is about. */
export interface Findings {
  readonly report: Report
  /** Of each program that was run, in the order in which they were. */
  readonly programs: readonly ProgramSource[]
}

/** Recordings by the index of their run: a list of them, or files that are read when somebody asks. */
export interface Recordings {
  /** undefined where the events were not kept. */
  at(index: number): Recording | undefined
}

/** What files are made of. */
export interface Recorded extends Findings {
  readonly recordings: Recordings
}

/** A report and what it was made from. */
export interface RunResult extends Recorded {
  /** In the order of report.runs; undefined where the events were not kept: a file need not hold those of every round. */
  readonly recordings: readonly (Recording | undefined)[]
}

export type { LabError }
