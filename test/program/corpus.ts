import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('./corpus/', import.meta.url))

/** A Python program whose output does not depend on timing, and what CPython made of it. */
export interface CorpusProgram {
  /** "countdown_two_threads" */
  readonly name: string
  /** As in tracebacks. */
  readonly file: string
  readonly source: string
  readonly stdout: string
  /** Tracebacks of uncaught errors, without frames of Python's library; empty for most. */
  readonly stderr: string
  /** Whether it starts threads. */
  readonly threaded: boolean
  /** Whether its threads wait for one another, so that none of them can run to its end in one go, as a comment says; or tasks do. */
  readonly interleaved: boolean
  /** The Python that can run it, where the one that recorded the others cannot: "python >= 3.14". Its output was then written by hand. */
  readonly requires: string | undefined
}

/** A program that is refused, and the message. */
export interface RefusedProgram {
  readonly name: string
  readonly source: string
  readonly message: string
}

function read(name: string): string {
  return existsSync(FOLDER + name) ? readFileSync(FOLDER + name, 'utf8') : ''
}

function names(extension: string): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length))
    .sort()
}

/** All programs that run. */
export function corpus(): CorpusProgram[] {
  return names('.py').map((name) => {
    const source = read(`${name}.py`)
    return {
      name,
      file: `${name}.py`,
      source,
      stdout: read(`${name}.out`),
      stderr: read(`${name}.err`),
      interleaved: /^# .*wait for one another|^(from|import) asyncio/m.test(source),
      threaded: /^(from|import) threading/m.test(source),
      requires: /^# requires: (.*)$/m.exec(source)?.[1],
    }
  })
}

/** All programs that are refused. A .refused file holds the program, a line of dashes, and the message. */
export function refusedPrograms(): RefusedProgram[] {
  return names('.refused').map((name) => {
    const [source = '', message = ''] = read(`${name}.refused`).split(/^-{10,}\n/m)
    return { name, source, message: message.trimEnd() }
  })
}
