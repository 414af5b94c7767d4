import { run } from '../../src/lab/run.ts'
import type { Recording } from '../../src/model/recording.ts'
import type { RunReport } from '../../src/model/report.ts'
import type { RunOptions, RunRequest } from '../../src/model/run.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import type { Platform } from '../../src/platform/platform.ts'

export interface One {
  readonly recording: Recording
  readonly report: RunReport
}

/** Runs a program under one GIL with real workers. */
export async function runOne(
  source: string,
  gil: string,
  request: Omit<RunRequest, 'program' | 'gil'> = {},
  options: RunOptions = {},
  platform: Platform = nodePlatform(),
): Promise<One> {
  const { report, recordings } = await run({ ...request, program: { file: 'program.py', source }, gil: [gil] }, platform, options)
  const [recording] = recordings
  const [first] = report.runs
  if (!recording || !first) throw new Error('one plan gives one run')
  return { recording, report: first }
}
