import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Cell } from '../../compare/cells.ts'
import { SAMPLER_FILE, samplerText } from '../../compare/sampler.ts'
import type { ProgramText } from '../../model/run.ts'

/** The kinds of runs in one round: the program without samples, the same with one thread, and the program with samples. */
export type Kind = 'timed' | 'one' | 'sampled'

/** A program that runs in the lab and in CPython. The sampler is among its files. */
export interface Bundle extends ProgramText {
  readonly kind: Kind
  readonly file: string
  readonly files: Readonly<Record<string, string>>
}

/** The programs that each round of a cell runs. Without `sampled`, only those that need no samples. */
export function bundlesOf(cell: Cell, sampled: boolean, intervals: { switchIntervalS?: number; checkInterval?: number }): Bundle[] {
  const [main, ...others] = cell.texts
  if (!main) return []
  const bundle = (kind: Kind, source: string): Bundle => {
    const isSampled = kind === 'sampled'
    const files = Object.fromEntries(others.map((text) => [text.file, isSampled ? text.sampled : text.timed]))
    return { kind, file: cell.file, source, files: { ...files, [SAMPLER_FILE]: samplerText({ samples: isSampled, ...intervals }) } }
  }
  return [
    bundle('timed', main.timed),
    ...(cell.oneThread === undefined ? [] : [bundle('one', cell.oneThread)]),
    ...(sampled ? [bundle('sampled', main.sampled)] : []),
  ]
}

/** Writes a bundle into a folder. @returns the path of its main file */
export function writeBundle({ file, source, files }: Bundle, folder: string): string {
  for (const [path, text] of Object.entries({ ...files, [file]: source })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return join(folder, file)
}
