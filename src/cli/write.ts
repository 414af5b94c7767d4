import { access, open, unlink, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { stdout } from 'node:process'
import { EXPERIMENTS } from '../experiments/index.ts'
import { brief, toCsv, toHtml, toJson, toPerfetto, toPicture, toRecording } from '../export/index.ts'
import { METRICS } from '../metrics/index.ts'
import { LabError } from '../model/errors.ts'
import type { RunResult } from '../model/run.ts'
import type { FileFlags } from './options.ts'
import { systemReason } from './system-reason.ts'

/** The file name that means standard output. */
export const STDOUT = '-'

/** Writes a file, or to stdout. */
export async function writeText(file: string, text: string): Promise<void> {
  if (file === STDOUT) {
    stdout.write(text)
    return
  }
  try {
    await writeFile(file, text)
  } catch (error) {
    throw unwritable(file, error as NodeJS.ErrnoException)
  }
}

/** Finds out before anything is measured whether a file can be written. What the file holds is not touched. @throws LabError 'usage' */
export async function checkWritable(file: string): Promise<void> {
  if (file === STDOUT) return
  try {
    const exists = await isThere(file)
    await (await open(file, 'a')).close()
    if (!exists) await unlink(file)
  } catch (error) {
    throw unwritable(file, error as NodeJS.ErrnoException)
  }
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

function unwritable(file: string, error: NodeJS.ErrnoException): LabError {
  const hint = error.code === 'ENOENT' ? `Create the folder first: mkdir -p ${dirname(resolve(file))}` : ''
  return new LabError('usage', `${file} could not be written: ${systemReason(error)}.`, hint)
}

/** The options that write a file, and what each of them writes. */
const EXPORTS = {
  json: ({ report }: RunResult) => toJson(report),
  csv: ({ report }: RunResult) => toCsv(report),
  trace: (result: RunResult) => toPerfetto(result),
  html: (result: RunResult) => toHtml(result, { definitions: METRICS }),
  picture: (result: RunResult) => toPicture(result, titleOf(result)),
  recording: (result: RunResult, flags: FileFlags) => toRecording(flags.brief ? brief(result) : result),
} as const

/** Of the one experiment that was run; of several their names, or the files'. */
function titleOf({ report }: RunResult): string {
  const names = [...new Set(report.runs.map(({ experiment }) => experiment))]
  const own = EXPERIMENTS.find(({ id }) => names.length === 1 && id === names[0])
  return own?.title ?? names.join(', ')
}

const KINDS = Object.keys(EXPORTS) as (keyof typeof EXPORTS)[]

/**
 * Checks the files that a command is to write, before it does anything else.
 * @returns whether one of them is stdout, so that nothing else may be written there
 * @throws LabError 'usage' where two are, or where a file cannot be written
 */
export async function checkFiles(flags: FileFlags): Promise<boolean> {
  const kinds = KINDS.filter((kind) => flags[kind] === STDOUT)
  if (kinds.length > 1)
    throw new LabError('usage', `Only one of ${kinds.map((kind) => `--${kind}`).join(' and ')} can be written to stdout.`, '')
  for (const kind of KINDS) await checkWritable(flags[kind] ?? STDOUT)
  return kinds.length === 1
}

/** Writes what was asked for. */
export async function writeResult(result: RunResult, flags: FileFlags): Promise<void> {
  for (const kind of KINDS) {
    const file = flags[kind]
    if (file !== undefined) await writeText(file, EXPORTS[kind](result, flags))
  }
}
