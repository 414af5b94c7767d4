import { type GilResult, holds, type JobResult, type PropertyResult } from '../../check/gils/check-gil.ts'
import type { ReplayResult } from '../../check/tasks.ts'
import { bypassLimit, columns } from '../../explore/index.ts'
import type { Style } from './output.ts'
import { type Column, table } from './table.ts'
import { wrap } from './wrap.ts'

const INDENT = '    '
/** The width of the column with the words of each job, in characters. */
const WORDS = 38

/** For each schedule, written as "scenario:schedule", the line with its link. */
type Links = ReadonlyMap<string, string>

/** The result of one GIL: each property with what was tried, and how often a waiter can be overtaken. */
export function gilLines(result: GilResult, links: Links, width: number, style: Style): string[] {
  const { gil } = result
  return [
    `${style.title(gil.id)}  ${gil.title}`,
    ...result.properties.flatMap((property) => propertyLines(property, gil.id, links, width, style)),
    ...bypassLines(result, links, width, style),
  ]
}

function propertyLines({ title, jobs, broken }: PropertyResult, gil: string, links: Links, width: number, style: Style): string[] {
  if (!broken) return [...marked(style.good('✓'), title, width), ...jobs.map((job) => INDENT + style.faint(triedWords(job)))]
  const schedule = `${broken.scenarioId}:${broken.schedule}`
  return [
    ...marked(style.bad('✗'), title, width),
    ...wrap(`${broken.kind}: ${broken.message}`, width - INDENT.length).map((line) => INDENT + style.bad(line)),
    ...replayWords(gil, schedule, links),
  ]
}

function marked(mark: string, text: string, width: number): string[] {
  return wrap(text, width - INDENT.length).map((line, index) => `  ${index === 0 ? mark : ' '} ${line}`)
}

/** What a job tried, in words: "2 threads, ≤ 3 preemptions all 772 schedules". */
function triedWords({ words, schedules, explored }: JobResult): string {
  const count = schedules.toLocaleString('en-US')
  if (explored === undefined) return `${words.padEnd(WORDS)}  ${count} schedules`
  if (explored === 1) return `${words.padEnd(WORDS)}  all ${count} schedules`
  return `${words.padEnd(WORDS)}  ${count} schedules, about ${percent(explored)}`
}

function bypassLines({ gil, bypass }: GilResult, links: Links, width: number, style: Style): string[] {
  const { most, tries, schedules, worst } = bypass
  const text = Number.isFinite(most)
    ? `bypass ≤ ${most}: no thread overtakes a parked waiter more often on any of ${schedules.toLocaleString('en-US')} schedules`
    : `bypass without a bound: a thread overtakes a parked waiter ${worst?.times} of ${tries} times`
  const limit = bypassLimit(gil)
  const note = limit === gil.traits.maxBypass ? '' : `. The lock’s limit is ${limit} in the check and ${gil.traits.maxBypass} in a run`
  const mark = most <= limit ? style.good('✓') : style.bad('✗')
  return [...marked(mark, `${text}${note}`, width), ...(worst ? replayWords(gil.id, `${worst.scenarioId}:${worst.schedule}`, links) : [])]
}

function replayWords(gil: string, schedule: string, links: Links): string[] {
  const link = links.get(schedule)
  return [`${INDENT}gil-lab check --gil ${gil} --replay '${schedule}'`, ...(link ? [INDENT + link] : [])]
}

const COLUMNS: readonly Column<GilResult>[] = [
  { group: '', title: 'GIL', align: 'left', expendable: 0, cell: ({ gil }) => gil.id },
  { group: '', title: 'verdict', align: 'left', expendable: 0, cell: (result) => (holds(result) ? 'holds' : 'broken') },
  {
    group: '',
    title: 'bypass',
    align: 'right',
    expendable: 0,
    cell: ({ bypass }) => (Number.isFinite(bypass.most) ? `≤ ${bypass.most}` : 'no bound'),
  },
  { group: '', title: 'exhausted', align: 'right', expendable: 0, cell: exhausted },
  { group: '', title: 'schedules', align: 'right', expendable: 0, cell: ({ schedules }) => schedules.toLocaleString('en-US') },
  { group: '', title: 'steps', align: 'right', expendable: 1, cell: ({ steps }) => steps.toLocaleString('en-US') },
  { group: '', title: 'steps/s', align: 'right', expendable: 1, cell: rate },
]

function rate({ steps, ms }: Pick<GilResult, 'steps' | 'ms'>): string {
  return `${(steps / ms / 1000).toFixed(2)} M`
}

/** Says how many of the searches with a bound on preemptions tried every schedule: "5 of 7". */
function exhausted({ properties }: GilResult): string {
  const bounded = properties.flatMap(({ jobs }) => jobs).filter(({ explored }) => explored !== undefined)
  return `${bounded.filter(({ explored }) => explored === 1).length} of ${bounded.length}`
}

/** A table with one line for each GIL, and a last line with the totals. */
export function summaryLines(results: readonly GilResult[], width: number, style: Style): string[] {
  const sum = (of: (result: GilResult) => number) => results.reduce((total, result) => total + of(result), 0)
  const steps = sum((result) => result.steps)
  const perCore = rate({ steps, ms: sum(({ ms }) => ms) })
  const schedules = sum((result) => result.schedules)
  const total = `${schedules.toLocaleString('en-US')} schedules, ${steps.toLocaleString('en-US')} steps, ${perCore} steps/s on each core`
  return [...table(COLUMNS, results, width, style), '', total]
}

/** A replayed run: a column for each thread and a line for each step. */
export function replayLines({ title, message, lines, threads }: ReplayResult, width: number, style: Style): string[] {
  const names = Array.from({ length: threads }, (_, thread) => String.fromCharCode(97 + thread))
  return [
    style.title(title),
    ...columns(lines, names, width),
    '',
    message === undefined ? style.good('✓ The run passes.') : style.bad(`✗ ${message}`),
  ]
}

function percent(part: number): string {
  const percents = part * 100
  return percents < 1 ? `${percents.toPrecision(1)} %` : `${Math.floor(percents)} %`
}
