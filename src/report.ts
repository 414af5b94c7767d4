// gil-lab/report: reads the reports and recordings that others wrote.
export { LabError } from './model/errors.ts'
export type * from './model/recording.ts'
export type * from './model/report.ts'
export type { ProgramSource, RunResult } from './model/run.ts'
export { parseReport } from './model/schema.ts'
export { readRecording as parseRecording } from './trace/read.ts'
