import { dirname } from 'node:path'
import { stderr, stdout } from 'node:process'
import { type Cell, cellsOf, type Subject } from '../../compare/cells.ts'
import { EXPERIMENTS } from '../../experiments/index.ts'
import { toComparedHtml } from '../../export/compared-html.ts'
import type { Constants } from '../../model/constants.ts'
import { LabError } from '../../model/errors.ts'
import { DEFAULT_CHECK_INTERVAL, DEFAULT_SWITCH_INTERVAL_US } from '../../model/limits.ts'
import { entryOf } from '../../model/unknown-name.ts'
import { compareAll, timelineKey } from '../comparing/measure.ts'
import { findPythons } from '../comparing/pythons.ts'
import { EXIT, type ExitStatus } from '../exit-status.ts'
import { checkWritable, STDOUT, writePieces } from '../output-files.ts'
import { processEnd } from '../process-end.ts'
import { readProgram } from '../program-files.ts'
import { isFile } from '../requests.ts'
import { ScratchFolder } from '../scratch-folder.ts'
import { comparedText } from '../terminal/compared.ts'
import { createStyle, wantsColour, widthOf } from '../terminal/output.ts'
import { createProgressBar } from '../terminal/progress.ts'
import { compareReportFiles } from './compare-reports.ts'

/** The parsed options of `gil-lab compare` with programs. */
export interface CompareFlags {
  /** The CPythons to compare the lab with. */
  readonly with?: readonly string[]
  readonly gil?: readonly string[]
  readonly threads?: readonly number[]
  readonly set?: Constants
  /** The switch intervals, µs. */
  readonly switchInterval?: readonly number[]
  readonly checkInterval?: number
  /** The kernel entries of the lab, ns. */
  readonly kernelEntry?: readonly number[]
  readonly rounds?: number
  /** The time limit of each run, ms. */
  readonly timeout?: number
  readonly json?: string
  readonly html?: string
}

const USUAL_ROUNDS = 7
const USUAL_TIMEOUT_MS = 60_000

/**
 * `gil-lab compare`: measures programs in the lab and in CPythons, in interleaved rounds, and prints the figures side by side. If a word
 * names a JSON file, compares two reports instead.
 */
export async function compare(words: readonly string[], flags: CompareFlags): Promise<ExitStatus> {
  const { json, ...others } = flags
  if (words.some((word) => word.endsWith('.json'))) {
    if (Object.keys(others).length === 0) return compareReportFiles(words, json)
    throw new LabError('usage', 'A comparison of two reports takes no option but --json.', 'Leave out the others, or name a program.')
  }
  if (words.length === 0) throw new LabError('usage', 'compare needs a program.', 'Name a Python file or an experiment (see gil-lab list).')
  const subjects = await Promise.all(words.map(subjectOf))
  const choices = { constants: flags.set ?? {}, switchIntervalsUs: flags.switchInterval ?? [DEFAULT_SWITCH_INTERVAL_US] }
  const cells = subjects.flatMap((subject) => cellsOf(subject, { ...choices, ...(flags.threads && { threads: flags.threads }) }))
  for (const file of [flags.json, flags.html]) await checkWritable(file ?? STDOUT)
  const signal = processEnd.watch()
  const pythons = await findPythons(flags.with ?? ['python3'], signal)
  const bar = createProgressBar(stderr, createStyle(wantsColour(stderr)))
  const scratch = new ScratchFolder('compare')
  try {
    const { report, timelines } = await compareAll(
      {
        cells,
        pythons,
        ...(flags.gil && { gils: flags.gil }),
        rounds: flags.rounds ?? USUAL_ROUNDS,
        checkInterval: flags.checkInterval ?? DEFAULT_CHECK_INTERVAL,
        kernelEntriesNs: flags.kernelEntry ?? [0],
        timeoutMs: flags.timeout ?? USUAL_TIMEOUT_MS,
        scratch: scratch.path,
        folderOf: (cell) => folderOf(cell, words),
      },
      { signal, onProgress: (progress) => bar.show(progress) },
    )
    bar.clear()
    if (flags.json !== undefined) await writePieces(flags.json, [`${JSON.stringify(report, null, 2)}\n`])
    if (flags.html !== undefined)
      await writePieces(flags.html, [toComparedHtml(report, (cell, { name }) => timelines.get(timelineKey(cell, name)))])
    if (![flags.json, flags.html].includes(STDOUT)) stdout.write(comparedText(report, widthOf(stdout), createStyle(wantsColour(stdout))))
    return EXIT.done
  } finally {
    bar.clear()
    scratch.close()
  }
}

async function subjectOf(word: string): Promise<Subject> {
  if (!isFile(word)) {
    const { id, file, source, variants } = entryOf('experiment', word, EXPERIMENTS)
    return { name: id, file, source, ...(variants && { variants }) }
  }
  const program = await readProgram(word)
  return { name: word, ...program }
}

/** The folder of a user's own program. CPython runs the program there. */
function folderOf({ program }: Cell, words: readonly string[]): string | undefined {
  const path = words.find((word) => word === program)
  return path !== undefined && isFile(path) ? dirname(path) : undefined
}
