import { stdout } from 'node:process'
import { type GilResult, holds, schedulesOf } from '../../check/gils/check-gil.ts'
import type { ProgramResult, ReplayedProgram } from '../../check/programs/check-program.ts'
import type { Subject } from '../../check/programs/program-world.ts'
import { subjectOf } from '../../check/programs/subject.ts'
import type { ReplayResult } from '../../check/tasks.ts'
import { LabError } from '../../model/errors.ts'
import type { EvalBreaker } from '../../model/eval-breaker.ts'
import { GILS } from '../../model/gils.ts'
import { entryOf } from '../../model/unknown-name.ts'
import { pageLine, SERVED_PAGE } from '../checking/page-link.ts'
import { Pool } from '../checking/pool.ts'
import { EXIT, type ExitStatus } from '../exit-status.ts'
import { processEnd } from '../process-end.ts'
import { readProgram } from '../program-files.ts'
import { gilLines, replayLines, summaryLines } from '../terminal/check-report.ts'
import { createStyle, type Style, wantsColour, widthOf } from '../terminal/output.ts'
import { isUnchecked, programLines, replayedLines } from '../terminal/program-check-report.ts'

/** The parsed options of `gil-lab check`. */
export interface CheckFlags {
  readonly gil?: readonly string[]
  readonly deep?: boolean
  readonly seed?: number
  readonly maxSeconds?: number
  readonly replay?: string
  /** The address of the page that the links open. Absent: that of `gil-lab serve`. */
  readonly page?: string
  readonly evalBreaker?: EvalBreaker
}

/** `gil-lab check`: looks for a schedule that breaks a GIL or a Python program, or repeats a given schedule. */
export async function check(file: string | undefined, flags: CheckFlags): Promise<ExitStatus> {
  const { replay } = flags
  const pool = new Pool()
  processEnd.watch().addEventListener('abort', () => pool.close())
  try {
    if (file !== undefined) return await checkFile(pool, file, flags)
    if (flags.evalBreaker !== undefined)
      throw new LabError('usage', 'Only a program has check points.', 'Name a Python file with --eval-breaker.')
    return await (replay === undefined ? checkGils(pool, flags) : replayGil(pool, flags, replay))
  } finally {
    pool.close()
  }
}

async function checkGils(pool: Pool, { gil, deep = false, seed = 1, maxSeconds, page }: CheckFlags): Promise<ExitStatus> {
  const ids = gil ?? GILS.map(({ id }) => id)
  const endMs = Date.now() + (maxSeconds ?? Number.POSITIVE_INFINITY) * 1000
  const results = await pool.all<GilResult>(ids.length, (index, atATime) => {
    const turns = Math.ceil((ids.length - index) / atATime)
    const untilMs = Number.isFinite(endMs) ? Date.now() + (endMs - Date.now()) / turns : endMs
    return { kind: 'gil', gil: ids[index] as string, effort: { deep, seed }, untilMs }
  })
  const style = createStyle(wantsColour(stdout))
  const width = widthOf(stdout)
  const links = new Map<string, string>()
  for (const result of results) {
    for (const schedule of schedulesOf(result))
      links.set(schedule, await pageLine(page ?? SERVED_PAGE, { schedule, gils: [result.gil.id] }))
  }
  print([
    ...results.flatMap((result) => [...gilLines(result, links, width, style), '']),
    ...summaryLines(results, width, style),
    ...servedHint(page, links.size > 0, style),
  ])
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

/** The GIL under which a program is checked by default: that of CPython. */
const USUAL_GIL = 'switch'
/** The default time limit of a program's check under one GIL, s. Most programs have too many schedules to try them all. */
const USUAL_SECONDS = 30
const DEEP_SECONDS = 600

async function checkFile(pool: Pool, path: string, flags: CheckFlags): Promise<ExitStatus> {
  const { gil: ids = [USUAL_GIL], deep = false, seed = 1, evalBreaker, replay, page } = flags
  const read = await readProgram(path)
  const subjects = ids.map((id) => subjectOf(read, entryOf('GIL', id, GILS), evalBreaker))
  const style = createStyle(wantsColour(stdout))
  const width = widthOf(stdout)
  if (replay !== undefined) {
    const [subject, ...others] = subjects
    if (!subject || others.length > 0) throw new LabError('usage', 'A replay needs one GIL.', 'Name one GIL with --gil.')
    const [repeated] = await pool.all<ReplayedProgram>(1, () => ({ kind: 'program-replay', subject, schedule: replay }))
    print(replayedLines(repeated as ReplayedProgram, width, style))
    return EXIT.done
  }
  const seconds = flags.maxSeconds ?? (deep ? DEEP_SECONDS : USUAL_SECONDS)
  const results = await pool.all<ProgramResult>(subjects.length, (index) => {
    return { kind: 'program', subject: subjects[index] as Subject, effort: { deep, seed }, untilMs: Date.now() + seconds * 1000 }
  })
  const command = `gil-lab check ${path}${evalBreaker ? ` --eval-breaker ${evalBreaker}` : ''}`
  const { source: program, files } = read
  const settings = evalBreaker && { evalBreaker }
  const lines = results.map(async (result) => {
    const { bug, gil } = result
    const shared = { program, ...(files && { files }), gils: [gil], ...(settings && { settings }) }
    const link = bug ? await pageLine(page ?? SERVED_PAGE, { ...shared, schedule: bug.schedule }) : ''
    return [...programLines(result, command, link, width, style), '']
  })
  print([
    ...(await Promise.all(lines)).flat().slice(0, -1),
    ...servedHint(
      page,
      results.some(({ bug }) => bug),
      style,
    ),
  ])
  if (results.some(({ bug }) => bug)) return EXIT.programFailed
  return results.some(isUnchecked) ? EXIT.inconclusive : EXIT.done
}

/** Says how to start the page that the links open, if the user has not named another page. */
function servedHint(page: string | undefined, hasLinks: boolean, style: Style): string[] {
  return page === undefined && hasLinks
    ? ['', style.faint('The links open while `gil-lab serve` runs. --page URL makes links to another page.')]
    : []
}

function print(lines: readonly string[]): void {
  stdout.write(`${lines.join('\n')}\n`)
}
