// gil-lab/playwright: the lab in a Playwright test. docs/playwright.md shows how.
export type * from '../model/report.ts'
export type { RunOptions, RunRequest } from '../model/run.ts'
export type { CaseRequest, CompareOptions, MeasuredCase } from './comparison.ts'
export { fixtures, type Lab, type LabFixtures, type LabWorkerFixtures, test } from './fixtures.ts'
export { expect } from './matchers.ts'
export { whyInconclusive } from './why-inconclusive.ts'
