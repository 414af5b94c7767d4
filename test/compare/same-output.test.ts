import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { instrument } from '../../src/compare/instrument.ts'
import { SAMPLER_FILE, samplerText } from '../../src/compare/sampler.ts'
import { readSamples } from '../../src/compare/samples.ts'
import { recorder } from '../differential/find-python.ts'
import { LONG } from '../long.ts'
import { type CorpusProgram, corpus } from '../program/corpus.ts'

/**
 * Programs whose output shows what samples change: line numbers, the files of the folder, or what happens after atexit. Some end by
 * os._exit(), or start processes, or need a later Python.
 */
const SHOWS_SAMPLES =
  /traceback|logging|warnings|lineno|listdir|iterdir|glob|__del__|_exit|finali|multiprocessing|ProcessPool|interpreters|InterpreterPool|python >=/

// These programs take half a minute, so only npm run test:long runs them.
const python = LONG ? recorder() : { missing: '' }
const FOLDER = mkdtempSync(join(tmpdir(), 'gil-lab-samples-'))
const isFit = ({ source, files, stderr }: CorpusProgram) => !stderr && Object.keys(files).length === 0 && !SHOWS_SAMPLES.test(source)

/** What a program prints with samples under CPython. */
function printedBy({ name, file, source }: CorpusProgram, path: string): string {
  const folder = mkdtempSync(join(FOLDER, `${name}-`))
  writeFileSync(join(folder, file), instrument(source, file, []))
  writeFileSync(join(folder, SAMPLER_FILE), samplerText({ samples: true }))
  // CPython warns about some programs on stderr, with and without samples.
  const { stdout } = spawnSync(path, [file], { cwd: folder, encoding: 'utf8', timeout: 60_000 })
  return readSamples(stdout, 'CPython').printed
}

describe.skipIf('missing' in python)('a program with samples', () => {
  it('prints the same as without them', () => {
    if (!('path' in python)) return
    for (const one of corpus().filter(isFit)) expect(printedBy(one, python.path), one.name).toBe(one.stdout)
  }, 300_000)
})
