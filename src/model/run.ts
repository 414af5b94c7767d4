import type { Answer } from './answer.ts'
import type { Constants } from './constants.ts'
import type { LabError } from './errors.ts'
import type { EvalBreaker } from './eval-breaker.ts'
import type { IdleCount } from './idle.ts'
import type { LiveBatch } from './live.ts'
import type { Recording, RunSettings } from './recording.ts'
import type { LimitsStore } from './remembered-limits.ts'
import type { MachineReport, Report, RunReport, Verdict, WholeMachineReport } from './report.ts'

/** An experiment of the lab: a claim, a Python file, the settings to run it with, and the judge of the claim. */
export interface Experiment {
  readonly id: string
  readonly title: string
  /** One falsifiable sentence. */
  readonly claim: string
  /** The bounds and tolerances of the claim and their reasons, which the claim itself leaves out. */
  readonly details: string
  /** Figures from elsewhere, such as CPython's, shown next to the measured ones. */
  readonly reference: string
  /** The file name in tracebacks. */
  readonly file: string
  /** The Python source. */
  readonly source: string
  /** The ids of the GILs to compare. */
  readonly gils: readonly string[]
  /** The ways to run the experiment, such as with one thread and with two. Absent: one way, with the program's own constants. */
  readonly variants?: readonly Variant[]
  /** The default number of interleaved repetitions. Absent: 1. */
  readonly rounds?: number
  /**
   * Judges the claim by these runs, which all belong to this experiment, with intervals of this level (default: 0.95). The function must be
   * pure.
   */
  readonly judge: (runs: readonly RunReport[], machine: MachineReport, level?: number) => Verdict
  /**
   * Answers the experiment's question by these runs, whatever their number. The result is undefined if the runs lack a case of the answer.
   * The function must be pure.
   */
  readonly answer: (runs: readonly RunReport[], level?: number) => Answer | undefined
  /** The figure that the answer shows, and the GIL of the case that the answer is about. */
  readonly shown: {
    readonly gil: string
    readonly title: string
    readonly figure: (run: RunReport) => number
    readonly unit: (value: number) => string
  }
  /** The name of the variant that the answer is about. The picture of the answer shows this variant. */
  readonly about: string
  /** The cases that the headline of the answer compares, and the case that it is about. */
  readonly headlined: readonly { readonly variant: string; readonly gil: string }[]
}

/** Settings of a variant besides constants. */
export type VariantSettings = Partial<Pick<RunSettings, 'switchIntervalUs' | 'checkInterval' | 'kernelEntryNs' | 'evalBreaker'>>

/** One way to run an experiment. */
export interface Variant {
  /** Suffix of the experiment's name in reports: "1 thread". Empty for the only variant. */
  readonly name: string
  /** Constants of the program to replace, by name. Each value replaces the number in the module-level assignment `NAME = number`. */
  readonly constants: Constants
  /** The GILs of this variant. Absent: the experiment's GILs. */
  readonly gils?: readonly string[]
  /** Settings that define this variant. A request cannot override them. */
  readonly settings?: VariantSettings
}

/** The text of a Python program. */
export interface ProgramText {
  /** The main file. */
  readonly source: string
  /** The files that the program imports, by their paths relative to the main file's folder: "helper.py", "pkg/__init__.py". */
  readonly files?: Readonly<Record<string, string>>
}

/** A request to the lab. */
export interface RunRequest {
  /** The ids of the experiments to run. */
  readonly experiment?: string | readonly string[]
  /** A Python program from the caller, in addition to experiments or instead of them. */
  readonly program?: ProgramText & { readonly file: string }
  readonly gil?: readonly string[]
  /** Replaces the number of a module-level `THREADS = …`. An experiment then runs in a single variant, instead of its own variants. */
  readonly threads?: number
  /** The name of a variant that runs too, under its own GILs, if `threads` replaces the variants: what the changed run is compared with. */
  readonly baseline?: string
  /**
   * Interleaved repetitions, at least 1. Absent: a program has one round, and an experiment has its own number of rounds, but ends as soon
   * as its claim is decided.
   */
  readonly rounds?: number
  /**
   * Whether the headline should have an interval as soon as possible. The rounds before the last one then have only the cases that the
   * headline compares, and in the last round the other cases come after them. No case runs a second time in its round, so the noise floor
   * stays unknown. All rounds have all cases if the request's GILs or threads leave out one of the headline's cases.
   */
  readonly quick?: boolean
  readonly switchIntervalUs?: number
  readonly checkInterval?: number
  readonly kernelEntryNs?: number
  /** The CPython version that decides at which check points a thread obeys a drop request of the GIL. Absent: 3.10 and later. */
  readonly evalBreaker?: EvalBreaker
  /**
   * Whether functions are compiled to Wasm. Absent: true. The runs of an experiment or program are compiled only if all of them can be: not
   * with the check points of an older CPython.
   */
  readonly compile?: boolean
  /** The number of Python threads of one process that can live at once. Absent: DEFAULT_WORKERS (limits.ts). */
  readonly workers?: number
  /** The time after which the lab stops a run, ms. */
  readonly timeoutMs?: number
  /** Whether the machine stamps events. If false, the report has wall times and the machine's counters, but no figures made from events. */
  readonly recording?: boolean
}

/** A step of the lab's work. The members are in the order in which the steps first occur. */
export type Progress =
  /**
   * Another measurement of this site (in a browser) or of this process (in Node) is in progress. The new measurement waits until the other
   * one has ended, because two measurements would disturb each other.
   */
  | { readonly phase: 'queued' }
  | { readonly phase: 'probe'; readonly what: string }
  /** The idle cores just before the first run, at most two: fewer than two mean that other work will disturb the runs. */
  | ({ readonly phase: 'idle cores' } & IdleCount)
  /** A run begins. */
  | {
      readonly phase: 'run'
      readonly done: number
      readonly total: number
      readonly experiment: string
      readonly gil: string
      readonly round: number
      /**
       * Set if this case runs a second time in its round, for the noise floor. Such a run does not count in `done` and `total`, and no
       * progress 'measured' follows.
       */
      readonly isRepeat?: true
    }
  /** Output of the first run of a program, while the program prints it. */
  | { readonly phase: 'stdout'; readonly text: string }
  /**
   * The transitions of the threads of one process since its previous batch. For each process, the lab sends at most ten batches a second,
   * and a last one when the process ends. It sends them only with RunOptions.live.
   */
  | ({ readonly phase: 'events' } & LiveBatch)
  /** A run's figures are known. The final report has the same figures, but may add the mark "noisy". */
  | {
      readonly phase: 'measured'
      /** The number of planned runs that are over, including this one. */
      readonly done: number
      readonly total: number
      readonly run: RunReport
      readonly recording: Recording
      readonly machine: MachineReport
    }
  /** The machine is fully measured, after the third round or after the last one of fewer. */
  | { readonly phase: 'machine'; readonly machine: WholeMachineReport }
  /**
   * All runs of an experiment or of the request are done, or the series was stopped. Contains the findings so far, with the claims of the
   * experiments that ran.
   */
  | ({ readonly phase: 'report' } & Findings)

/** Progress of a lab in another process or page. Such a lab sends recordings only on request. */
export type DistantProgress =
  | Exclude<Progress, { readonly phase: 'measured' }>
  | (Omit<Extract<Progress, { readonly phase: 'measured' }>, 'recording'> & { readonly recording?: Recording })

/** Progress that fits into a line of text. The other phases carry data, some of it large. */
export type Status = Extract<Progress, { readonly phase: 'queued' | 'probe' | 'run' }>

export function isStatus(progress: DistantProgress): progress is Status {
  return progress.phase === 'queued' || progress.phase === 'probe' || progress.phase === 'run'
}

export interface RunOptions {
  /**
   * Keeps the limits of this machine from run to run. A run then only checks them, unless they have changed. Absent: each run measures them.
   */
  readonly limits?: LimitsStore
  /**
   * Ends the measurement soon. An abort before the first run rejects the call with the signal's reason. An abort while a program runs ends
   * the run with the outcome "stopped". After such an abort, or an abort between two runs, the call returns the results so far.
   */
  readonly signal?: AbortSignal
  /**
   * Receives all progress. If the callback returns a promise for 'measured', 'machine' or 'report', the lab waits for the promise before
   * the next measurement. So a page can draw without taking a core from a run.
   */
  readonly onProgress?: (progress: Progress) => unknown
  /**
   * Whether the lab reports what threads do during the run, as progress 'events'. It reports this only in first rounds, because drawing
   * takes a core from the run.
   */
  readonly live?: boolean
}

/** The Python source of a program that ran. */
export interface ProgramSource extends ProgramText {
  /** The name in report.runs[].experiment. */
  readonly experiment: string
  /** The main file's name in tracebacks. */
  readonly file: string
}

/** A report and the programs that it describes. */
export interface Findings {
  readonly report: Report
  /** The programs in the order in which they ran. */
  readonly programs: readonly ProgramSource[]
}

/** Recordings by the index of their run: a list, or files that are read on demand. */
export interface Recordings {
  /** @returns the recording of a run, or undefined if its events were not kept */
  at(index: number): Recording | undefined
}

/** The content of exported files. */
export interface Recorded extends Findings {
  readonly recordings: Recordings
}

/** A report and the data that it was made from. */
export interface RunResult extends Recorded {
  /** Recordings in the order of report.runs. undefined if the events were not kept: a file need not contain those of every round. */
  readonly recordings: readonly (Recording | undefined)[]
}

export type { LabError }
