import { stdout } from 'node:process'
import { type GilResult, holds } from '../../check/gils/check-gil.ts'
import type { ReplayResult } from '../../check/tasks.ts'
import { LabError } from '../../model/errors.ts'
import { GILS } from '../../model/gils.ts'
import { Pool } from '../checking/pool.ts'
import { EXIT, type ExitStatus } from '../exit-status.ts'
import { processEnd } from '../process-end.ts'
import { gilLines, replayLines, summaryLines } from '../terminal/check-report.ts'
import { createStyle, wantsColour, widthOf } from '../terminal/output.ts'

/** The parsed options of `gil-lab check`. */
export interface CheckFlags {
  readonly gil?: readonly string[]
  readonly deep?: boolean
  readonly seed?: number
  readonly maxSeconds?: number
  readonly replay?: string
}

/** `gil-lab check`: looks for a schedule that breaks a GIL, or repeats a given schedule. */
export async function check(flags: CheckFlags): Promise<ExitStatus> {
  const pool = new Pool()
  processEnd.watch().addEventListener('abort', () => pool.close())
  try {
    return await (flags.replay === undefined ? checkGils(pool, flags) : replayGil(pool, flags, flags.replay))
  } finally {
    pool.close()
  }
}

async function checkGils(pool: Pool, { gil, deep = false, seed = 1, maxSeconds }: CheckFlags): Promise<ExitStatus> {
  const ids = gil ?? GILS.map(({ id }) => id)
  const endMs = Date.now() + (maxSeconds ?? Number.POSITIVE_INFINITY) * 1000
  const results = await pool.all<GilResult>(ids.length, (index, atATime) => {
    const turns = Math.ceil((ids.length - index) / atATime)
    const untilMs = Number.isFinite(endMs) ? Date.now() + (endMs - Date.now()) / turns : endMs
    return { kind: 'gil', gil: ids[index] as string, effort: { deep, seed }, untilMs }
  })
  const style = createStyle(wantsColour(stdout))
  const width = widthOf(stdout)
  print([...results.flatMap((result) => [...gilLines(result, width, style), '']), ...summaryLines(results, width, style)])
  return results.every(holds) ? EXIT.done : EXIT.programFailed
}

async function replayGil(pool: Pool, { gil }: CheckFlags, schedule: string): Promise<ExitStatus> {
  const [only, ...others] = gil ?? []
  if (only === undefined || others.length > 0) {
    throw new LabError('usage', 'A replay needs one GIL.', 'Add --gil with the GIL under which gil-lab check found the schedule.')
  }
  const [result] = await pool.all<ReplayResult>(1, () => ({ kind: 'replay', gil: only, schedule }))
  print(replayLines(result as ReplayResult, widthOf(stdout), createStyle(wantsColour(stdout))))
  return EXIT.done
}

function print(lines: readonly string[]): void {
  stdout.write(`${lines.join('\n')}\n`)
}
