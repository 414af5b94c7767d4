import { probe as probeOn } from './lab/probe/probe.ts'
import { run as runOn } from './lab/run.ts'
import type { Report, WholeMachineReport } from './model/report.ts'
import type { RunOptions, RunRequest } from './model/run.ts'
import { browserPlatform } from './platform/browser.ts'
import type { Platform } from './platform/platform.ts'

export { LabError } from './model/errors.ts'
export { GILS, type GilDescriptor } from './model/gils.ts'
export type * from './model/report.ts'
export type * from './model/run.ts'

let platform: Platform | undefined

/** Measures experiments or a Python program on this machine's cores. @throws LabError for a wrong request, or if the lab cannot measure */
export async function run(request: RunRequest, options: RunOptions = {}): Promise<Report> {
  platform ??= browserPlatform()
  return (await runOn(request, platform, options)).report
}

/** Measures the limits of this machine. @throws LabError 'cannot-measure' if the page or the engine fails a test that every run needs */
export async function probe(options: RunOptions = {}): Promise<WholeMachineReport> {
  platform ??= browserPlatform()
  return probeOn(platform, options)
}
