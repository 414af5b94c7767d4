import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('./refused/', import.meta.url))

/** A program that the compiler refuses. */
interface RefusedProgram {
  readonly name: string
  readonly source: string
  readonly message: string
  /** The program, corrected as the message's hint says; empty if the table has no corrected program. */
  readonly instead: string
}

/** The tables by topic: "syntax", "library". */
export function refusedTables(): ReadonlyMap<string, readonly RefusedProgram[]> {
  const files = readdirSync(FOLDER).sort()
  return new Map(files.map((file) => [file.replace(/\.txt$/, ''), parseTable(readFileSync(FOLDER + file, 'utf8'))]))
}

export function refusedPrograms(): RefusedProgram[] {
  return [...refusedTables().values()].flat()
}

/**
 * Reads the entries of a table. An entry is a line "=== NAME", the program, a line "---" and the message. Some entries then have a line
 * "+++" and the corrected program.
 */
function parseTable(text: string): RefusedProgram[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((entry) => {
      const [, name = '', source = '', rest = ''] = /^(.*)\n([\s\S]*?)^---\n([\s\S]*)$/m.exec(entry) ?? []
      const [message = '', instead = ''] = rest.split(/^\+\+\+\n/m)
      return { name, source, message: message.trimEnd(), instead: instead.replace(/\n+$/, '\n') }
    })
}

export function writeTable(topic: string, programs: readonly RefusedProgram[]): void {
  const entries = programs.map(({ name, source, message, instead }) => {
    return `=== ${name}\n${source}---\n${message}\n${instead && `+++\n${instead}`}`
  })
  writeFileSync(`${FOLDER}${topic}.txt`, entries.join('\n'))
}
