import { headed, type Table } from '../charts/table.ts'
import type { BlameReport } from '../model/blame.ts'
import { counted, measuredSpan, NOTHING, percent, span } from '../model/number-format.ts'
import type { RunReport } from '../model/report.ts'
import { list } from './sentences.ts'

/** The most threads that waited and the most holders that the matrix shows, and the most pairs that the list of pairs shows. */
const MOST_SHOWN = 8
const MOST_PAIRS = 12
/** The most holders that a sentence names. */
const MOST_NAMED = 3
/** Sentences and lists of culprits leave out a smaller share. The matrix shows every share. */
const LEAST_SHARE = 0.005

/** One row of the matrix: a thread that waited, ms. */
interface Row {
  readonly name: string
  readonly waitedMs: number
  /** By index in BlameReport.threads. */
  readonly heldByMs: readonly number[]
  readonly othersMs: number
  readonly nobodyMs: number
}

/** Says which threads held the GIL while the thread that waited most was waiting. Empty if no thread waited for another, and in older files. */
export function blameSentence(run: RunReport): string {
  const [most] = rowsOf(run)
  if (!most || !run.blame) return ''
  const names = shortNames(run)
  const holders = run.blame.threads.map((thread, i) => ({ name: nameOf(names, thread), ms: most.heldByMs[i]! })).filter(({ ms }) => ms > 0)
  const sorted = holders.sort((a, b) => b.ms - a.ms)
  const othersMs = sorted.slice(MOST_NAMED).reduce((sum, { ms }) => sum + ms, most.othersMs)
  const parts = [...sorted.slice(0, MOST_NAMED), { name: 'other threads', ms: othersMs }, { name: 'no thread', ms: most.nobodyMs }]
  const words = parts
    .map(({ name, ms }) => ({ name, share: ms / most.waitedMs }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .map(({ name, share }, index) => `${percent(share)} while ${name} ${index === 0 ? 'held the GIL' : 'did'}`)
  return `${most.name} waited ${span(most.waitedMs * 1000)} in all: ${list(words)}.`
}

/** The tables that show which thread waited for which, each with the words that a closed section shows. */
export function blameTables(run: RunReport): { readonly summary: string; readonly table: Table }[] {
  return [
    { summary: 'Which thread waited while which held the GIL', table: blameTable(run) },
    { summary: 'Which thread acquired the GIL after which', table: handedTable(run) },
    { summary: 'Starvation episodes', table: episodesTable(run) },
  ].filter(({ table }) => table.rows.length > 0)
}

/**
 * The blame matrix. A row is a thread that waited; a column is a thread that held the GIL. The rows that waited most come first. `most` is
 * the number of holders. With `isShort`, cells have only shares and no times.
 */
export function blameTable(run: RunReport, most = MOST_SHOWN, isShort = false): Table {
  const rows = rowsOf(run)
  const names = shortNames(run)
  const { threads = [], leftOut = 0 } = run.blame ?? {}
  const blamed = (column: number) => rows.reduce((sum, { heldByMs }) => sum + heldByMs[column]!, 0)
  const columns = [...threads.keys()].filter((column) => blamed(column) > 0)
  const shown = columns.toSorted((a, b) => blamed(b) - blamed(a)).slice(0, most)
  const rest = columns.filter((column) => !shown.includes(column))
  const hasOthers = rest.length + leftOut > 0
  const hidden = Math.max(0, rows.length - MOST_SHOWN) + leftOut
  return {
    title: `Waiting for each holder under ${run.gil}`,
    ...(hidden > 0 && { note: `The table leaves out ${many(hidden, 'thread')} that waited less. The JSON report has up to 32 threads.` }),
    heads: [
      ...headed('thread', 'waited'),
      ...shown.map((column) => {
        const name = nameOf(names, threads[column]!)
        return { title: name, about: `How long the thread waited while ${name} held the GIL.` }
      }),
      ...(hasOthers
        ? [{ title: 'others', about: 'How long the thread waited while a thread without a column of its own held the GIL.' }]
        : []),
      {
        title: 'no thread',
        about: 'How long the thread waited while no thread held the GIL, for example because it had not yet woken up.',
      },
    ],
    rows: rows.slice(0, MOST_SHOWN).map(({ name, waitedMs, heldByMs, othersMs, nobodyMs }) => {
      const others = hasOthers ? [rest.reduce((sum, column) => sum + heldByMs[column]!, othersMs)] : []
      const parts = [...shown.map((column) => heldByMs[column]!), ...others, nobodyMs]
      return {
        head: name,
        cells: [span(waitedMs * 1000), ...parts.map((ms) => part(ms, waitedMs, isShort ? undefined : run.handoffUs.resolutionUs))],
      }
    }),
  }
}

/** A part of a thread's waiting: its share, and also its time if the clocks' resolution is given. */
function part(ms: number, ofMs: number, resolutionUs: number | undefined): string {
  if (ms === 0) return NOTHING
  const share = percent(ms / ofMs)
  if (resolutionUs === undefined) return share
  return ms * 1000 < resolutionUs ? measuredSpan(ms * 1000, resolutionUs) : `${span(ms * 1000)} · ${share}`
}

/** The pairs of threads between which the GIL passed most often. */
export function handedTable(run: RunReport): Table {
  const { pairs = [], pairsLeftOut = 0 } = run.handed ?? {}
  const names = shortNames(run)
  const hidden = Math.max(0, pairs.length - MOST_PAIRS) + pairsLeftOut
  return {
    title: `Acquisitions after a release under ${run.gil}`,
    ...(hidden > 0 && { note: `The table leaves out ${many(hidden, 'pair')} with fewer acquisitions.` }),
    heads: headed('from → to', 'acquisitions', 'hand-offs', 'barging', {
      title: 'others',
      about: 'Acquisitions while no thread was waiting.',
    }),
    rows: pairs.slice(0, MOST_PAIRS).map(({ from, to, n, handOffs, barging }) => ({
      head: `${nameOf(names, from)} → ${nameOf(names, to)}`,
      cells: [n, handOffs, barging, n - handOffs - barging].map(counted),
    })),
  }
}

/** The longest starvation episodes, in order of time. */
export function episodesTable(run: RunReport): Table {
  const { n = 0, longest = [] } = run.starvationEpisodes ?? {}
  const names = shortNames(run)
  return {
    title: `Starvation episodes under ${run.gil}`,
    ...(n > longest.length && { note: `The table shows the longest ${longest.length} of ${counted(n)} episodes.` }),
    heads: headed('starved thread', 'began at', 'waited', 'held meanwhile by', {
      title: 'no thread',
      about: 'The share of this wait in which no thread held the GIL, for example while a woken thread had not yet begun to run.',
    }),
    rows: longest.map(({ thread, startMs, ms, censored, culprits, nobodyShare }) => ({
      head: nameOf(names, thread),
      cells: [
        span(startMs * 1000),
        `${censored ? '≥ ' : ''}${span(ms * 1000)}`,
        culprits
          .filter(({ share }) => share >= LEAST_SHARE)
          .map((one) => `${nameOf(names, one.thread)} ${percent(one.share)}`)
          .join(', ') || NOTHING,
        percent(nobodyShare),
      ],
    })),
  }
}

/** A count with its noun: "1 thread", "2 threads". */
function many(count: number, noun: string): string {
  return `${counted(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** The threads that waited, those that waited most first. A single thread never waits for another, only for a free GIL. */
function rowsOf(run: RunReport): Row[] {
  if (!run.blame || run.threads.length < 2) return []
  const { threads, heldByMs, othersMs, nobodyMs }: BlameReport = run.blame
  const names = shortNames(run)
  const rows = threads.map((thread, i) => ({
    name: nameOf(names, thread),
    waitedMs: heldByMs[i]!.reduce((sum, ms) => sum + ms, othersMs[i]! + nobodyMs[i]!),
    heldByMs: heldByMs[i]!,
    othersMs: othersMs[i]!,
    nobodyMs: nobodyMs[i]!,
  }))
  return rows.filter(({ waitedMs }) => waitedMs > 0).sort((a, b) => b.waitedMs - a.waitedMs)
}

/** The name of a thread. A file that a person changed may have the index of a thread that does not exist. */
function nameOf(names: readonly string[], thread: number): string {
  return names[thread] ?? `thread ${thread}`
}

/** The names of a run's threads without the name of the function that each runs: "Thread-1". Full names, if short ones would repeat. */
function shortNames({ threads }: RunReport): string[] {
  const short = threads.map(({ name }) => name.replace(/ \([^()]*\)$/, ''))
  return new Set(short).size === short.length ? short : threads.map(({ name }) => name)
}
