import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Program } from '../../src/model/program.ts'
import { compile } from '../../src/program/index.ts'

export const FOLDER = fileURLToPath(new URL('./corpus/', import.meta.url))

/**
 * The topics whose programs the evaluator can run. The evaluator lacks classes, exception handlers, closures, generators, dicts and sets.
 * For the other topics, the tests compare only the machine with CPython.
 */
const EVALUATED = 'algorithms arguments errors interpreters language lists locks pipes queues text threads'.split(' ')

/** The evaluator knows no classes, so it cannot run these classes of the library either. */
const WRITTEN_CLASSES = /\b(Barrier|Event|Semaphore|Queue)\b/

/** A Python program whose output does not depend on timing, and the output and errors that CPython gave. */
export interface CorpusProgram {
  /** The name of the program's file without ".py", for example "countdown_two_threads". */
  readonly name: string
  /** The name in tracebacks: "countdown_two_threads.py". */
  readonly file: string
  /** The other files of the program, by path; empty for most programs. */
  readonly files: Readonly<Record<string, string>>
  /** Whether the evaluator (reference/evaluate.ts) can run the program. */
  readonly evaluated: boolean
  readonly source: string
  readonly stdout: string
  /** Tracebacks of uncaught errors, without the frames of Python's library; empty for most programs. */
  readonly stderr: string
  /** Whether the program starts threads or processes. */
  readonly threaded: boolean
  /**
   * Whether the program's threads or tasks wait for one another, so that they cannot run one after the other. A comment in the program says
   * so, or the program imports asyncio.
   */
  readonly interleaved: boolean
  /**
   * The Python that the program needs, such as "python >= 3.14", if the Python that recorded the corpus is too old. A person writes the
   * expected output of such a program.
   */
  readonly requires: string | undefined
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

/**
 * The paths of the main files of all programs of the corpus. Each topic has a folder. No two folders contain the same name. A program of
 * several files is a folder with a main.py.
 */
export function corpusFiles(): string[] {
  return pythonFiles(FOLDER)
    .filter((file) => isMain(file) || !isPartOfProgram(file))
    .map((file) => FOLDER + file)
}

/** The name of a program by the path of its main file. */
export function nameOf(path: string): string {
  return isMain(path) ? basename(dirname(path)) : basename(path).replace(/\.py$/, '')
}

function pythonFiles(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith('.py')).sort()
}

function isMain(path: string): boolean {
  return basename(path) === 'main.py'
}

/** Whether a main.py is in the file's folder or in a folder above it. The folder of a whole topic does not count. */
function isPartOfProgram(file: string): boolean {
  const folders = file.split('/').slice(0, -1)
  return folders.some((_, at) => at > 0 && existsSync(`${FOLDER}${folders.slice(0, at + 1).join('/')}/main.py`))
}

/** The files beside a main.py, by their paths relative to it. */
function filesBeside(path: string): Record<string, string> {
  if (!isMain(path)) return {}
  const folder = dirname(path)
  const files = pythonFiles(folder).filter((file) => file !== 'main.py')
  return Object.fromEntries(files.map((file) => [file, read(`${folder}/${file}`)]))
}

/** All programs of the corpus, with their expected output. */
export function corpus(): CorpusProgram[] {
  return corpusFiles().map((path) => {
    const source = read(path)
    const file = basename(path)
    return {
      name: nameOf(path),
      file,
      files: filesBeside(path),
      evaluated: EVALUATED.includes(path.slice(FOLDER.length).split('/')[0] as string) && !WRITTEN_CLASSES.test(source),
      source,
      stdout: read(path.replace(/\.py$/, '.out')),
      stderr: read(path.replace(/\.py$/, '.err')),
      interleaved: /^# .*wait for one another|^(from|import) asyncio/m.test(source),
      threaded: /^(from|import) (_thread|threading|concurrent\.futures|concurrent import futures|multiprocessing)/m.test(source),
      requires: requiredPython(source),
    }
  })
}

const compiledPrograms = new Map<string, Program>()

/** A program of the corpus as the compiler returns it. Many tests need the same program, so each worker of vitest compiles it only once. */
export function compiled({ name, source, file, files }: CorpusProgram, { fuse = true } = {}): Program {
  const key = `${name} ${fuse}`
  const known = compiledPrograms.get(key)
  if (known) return known
  const program = compile(source, file, { files, fuse })
  compiledPrograms.set(key, program)
  return program
}

/** The Python that a program requires, such as "python >= 3.14". */
export function requiredPython(source: string): string | undefined {
  return /^# requires: (.*)$/m.exec(source)?.[1]
}

/** A traceback without its count of repeated lines. The depth at which CPython raises RecursionError depends on frames below the program. */
export function withoutDepth(traceback: string): string {
  return traceback.replace(/repeated \d+ more times/, 'repeated n more times')
}
