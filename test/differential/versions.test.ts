import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { LONG } from '../long.ts'
import { corpus, requiredPython } from '../program/corpus.ts'
import { olderPythons, type Python, recorder } from './find-python.ts'
import { printedBy } from './run-corpus.ts'

/**
 * The folder older/ has a file for each older version of CPython. The file lists the programs that print something else in that version,
 * because the version lacks a feature or has another message.
 * `GIL_LAB_LONG=1 npx vitest run --project unit test/differential/versions.test.ts -u` writes the files.
 */
const listOf = (version: string) => fileURLToPath(new URL(`./older/${version}.txt`, import.meta.url))

const python = recorder()

describe.runIf(LONG)('the corpus in older CPythons', () => {
  const programs = corpus().filter(({ source }) => !requiredPython(source))
  const older = 'missing' in python ? [] : olderPythons()
  if (older.length === 0) it.skip('no older CPython is on this machine', () => {})

  it.each(older)('prints what is recorded in $version, except for the listed programs', { timeout: 900_000 }, async (one) => {
    const live = printedBy(one, programs, python as Python)
    const different = programs.filter(({ stdout }, at) => live[at]?.[0] !== stdout).map(({ name }) => `${name}\n`)
    await expect(different.join('')).toMatchFileSnapshot(listOf(one.version))
  })
})
