import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { stdout } from 'node:process'
import { EXPERIMENTS } from '../experiments/index.ts'
import { brief, toCsv, toHtml, toJson, toPerfetto, toPicture, toRecording } from '../export/index.ts'
import { METRICS } from '../metrics/index.ts'
import { LabError } from '../model/errors.ts'
import type { RunResult } from '../model/run.ts'
import type { FileFlags } from './options.ts'

/** The file name that means standard output. */
export const STDOUT = '-'

/** Writes a file, with the folders it stands in, or to stdout. */
export async function writeText(file: string, text: string): Promise<void> {
  if (file === STDOUT) {
    stdout.write(text)
    return
  }
  try {
    await mkdir(dirname(resolve(file)), { recursive: true })
    await writeFile(file, text)
  } catch (error) {
    throw new LabError('usage', `${file} could not be written: ${(error as Error).message}`, '')
  }
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

/** Whether one of the files is stdout, so that nothing else may be written there. */
export function fileToStdout(flags: FileFlags): boolean {
  const kinds = KINDS.filter((kind) => flags[kind] === STDOUT)
  if (kinds.length > 1)
    throw new LabError('usage', `Only one of ${kinds.map((kind) => `--${kind}`).join(' and ')} can be written to stdout.`, '')
  return kinds.length === 1
}

/** Writes what was asked for. */
export async function writeResult(result: RunResult, flags: FileFlags): Promise<void> {
  for (const kind of KINDS) {
    const file = flags[kind]
    if (file !== undefined) await writeText(file, EXPORTS[kind](result, flags))
  }
}
