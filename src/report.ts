// The entry point "gil-lab/report": functions that read reports and recordings from outside, such as files.

export { readRecording as parseRecording } from './formats/read-recording.ts'
export { parseReport } from './formats/report-schema.ts'
export { LabError } from './model/errors.ts'
export type * from './model/recording.ts'
export type * from './model/report.ts'
export type { ProgramSource, RunResult } from './model/run.ts'
