import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { answersOf } from '../answers/index.ts'
import { isPictured, picturedFirst } from '../answers/pictured.ts'
import { EXPERIMENTS } from '../experiments/index.ts'
import {
  batched,
  type GrowingFile,
  HtmlFile,
  PictureFile,
  RecordingFile,
  remade,
  toCsv,
  toJson,
  traceFile,
  traceFormatOf,
} from '../export/index.ts'
import { LabError } from '../model/errors.ts'
import type { Recording } from '../model/recording.ts'
import type { Report } from '../model/report.ts'
import type { Findings, Recorded } from '../model/run.ts'
import { markedAs } from '../model/so-far.ts'
import { KeptRecordings } from './kept-recordings.ts'
import type { FileFlags } from './options.ts'
import { appendPieces, canBeReplaced, checkWritable, replaceFile, STDOUT, writePieces } from './output-files.ts'
import { ScratchFolder } from './scratch-folder.ts'

/** The options that write a file, each with its format. */
const FORMATS = {
  json: () => remade(({ report }) => toJson(report)),
  csv: () => remade(({ report }) => toCsv(report)),
  trace: ({ trace = STDOUT, traceFormat = traceFormatOf(trace), traceRounds }: FileFlags) => traceFile(traceFormat, traceRounds),
  html: () => new HtmlFile({ answersOf, picturedFirst }),
  picture: () => new PictureFile(titleOf, isPictured),
  recording: ({ brief = false }: FileFlags) => new RecordingFile({ isBrief: brief }),
} as const

type Kind = keyof typeof FORMATS
const KINDS = Object.keys(FORMATS) as Kind[]
/** The formats that need the events of the runs. */
const OF_EVENTS: readonly Kind[] = ['trace', 'html', 'picture', 'recording']

/** The title of the single experiment that ran, or the names of all experiments and files. */
function titleOf({ runs }: Report): string {
  const names = [...new Set(runs.map(({ experiment }) => experiment))]
  const own = EXPERIMENTS.find(({ id }) => names.length === 1 && id === names[0])
  return own?.title ?? names.join(', ')
}

/**
 * Checks the files that a command will write. A command calls this function before it measures or reads a recording.
 * @throws LabError 'usage' if two of them are stdout, or if one cannot be written
 */
export async function checkFiles(flags: FileFlags): Promise<void> {
  const kinds = KINDS.filter((kind) => flags[kind] === STDOUT)
  if (kinds.length > 1)
    throw new LabError('usage', `Only one of ${kinds.map((kind) => `--${kind}`).join(' and ')} can be written to stdout.`, '')
  for (const kind of KINDS) await checkWritable(flags[kind] ?? STDOUT)
}

/**
 * The files that a command writes. A regular file is complete after every experiment. A pipe or stdout is written only at the end. update()
 * writes the kept recordings into the files and then deletes these recordings. So at most one experiment's recordings are kept.
 */
export class ResultFiles {
  private readonly folder = new ScratchFolder('files')
  private readonly files: ResultFile[]
  private readonly kept: KeptRecordings | undefined
  /** Whether one of the files goes to stdout. Then nothing else may be written to stdout. */
  readonly takeStdout: boolean

  constructor(flags: FileFlags) {
    const asked = KINDS.flatMap((kind) => (flags[kind] === undefined ? [] : [{ kind, path: flags[kind] }]))
    this.takeStdout = asked.some(({ path }) => path === STDOUT)
    this.kept = asked.some(({ kind }) => OF_EVENTS.includes(kind)) ? new KeptRecordings() : undefined
    this.files = asked.map(({ kind, path }) => new ResultFile(path, FORMATS[kind](flags), join(this.folder.path, kind)))
  }

  /** Whether the files need the events of the runs. The caller then passes each recording to keep(). */
  get needEvents(): boolean {
    return this.kept !== undefined
  }

  keep(index: number, recording: Recording): void {
    this.kept?.keep(index, recording)
  }

  /** Writes the results since the last update. If a file fails, the others are still written. @throws the first failure */
  async update(result: Findings | Recorded): Promise<void> {
    const at = (index: number) => markedAs(result.report.runs[index], this.kept?.at(index))
    const recorded = { recordings: { at }, ...result }
    await forEach(this.files, (file) => file.update(recorded))
    this.kept?.clear()
  }

  /** Writes the files that can be written only once, such as pipes. */
  async finish(result: Findings | Recorded): Promise<void> {
    await forEach(this.files, (file) => file.finish({ recordings: [], ...result }))
  }

  /** Lists what the files do not contain, one line for each omission. */
  get leftOut(): string[] {
    return this.files.flatMap(({ leftOut }) => leftOut)
  }

  close(): void {
    this.kept?.close()
    this.folder.close()
  }
}

/** Does the work for every item, one after the other, even if it fails for some. @throws the first failure */
async function forEach<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = []
  for (const item of items) await work(item).catch((error) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}

/** One result file that grows. The part that will not change any more is in the file `body`, so that it need not be in memory. */
class ResultFile {
  private runs = 0
  private hasFailed = false
  private readonly isReplaced: boolean

  constructor(
    private readonly path: string,
    private readonly format: GrowingFile,
    private readonly body: string,
  ) {
    this.isReplaced = canBeReplaced(path)
  }

  async update(result: Recorded): Promise<void> {
    await this.attempt(async () => {
      await appendPieces(this.body, batched(this.format.part(result, this.runs)))
      this.runs = result.report.runs.length
      if (this.isReplaced) await replaceFile(this.path, ...this.pieces(result))
    })
  }

  async finish(result: Recorded): Promise<void> {
    if (!this.isReplaced) await this.attempt(() => writePieces(this.path, ...this.pieces(result)))
  }

  get leftOut(): string[] {
    return this.format.leftOut.map((what) => `${this.path}: ${what}`)
  }

  private pieces(result: Recorded) {
    return [createReadStream(this.body), batched(this.format.end(result))]
  }

  /** Does the work, unless an earlier attempt for this file failed. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.hasFailed) return
    this.hasFailed = true
    await work()
    this.hasFailed = false
  }
}
