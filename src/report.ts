// gil-lab/report: reads the reports that others wrote.
export { LabError } from './model/errors.ts'
export type * from './model/report.ts'
export { parseReport } from './model/schema.ts'
