import { describe, expect, it } from 'vitest'
import { tried } from '../long.ts'
import { corpus, withoutDepth } from '../program/corpus.ts'
import { type Python, recorder } from './find-python.ts'
import { printedBy } from './run-corpus.ts'

const python = recorder()
const version = 'missing' in python ? python.missing : python.version

/** Why a program cannot be compared with this Python; '' if it can. */
function reasonToSkip(source: string): string {
  if ('missing' in python) return python.missing
  const needs = /^# requires: python >= (\d+)\.(\d+)/m.exec(source)
  const [major = 0, minor = 0] = python.version.split('.').map(Number)
  const isTooOld = needs && (major - Number(needs[1]) || minor - Number(needs[2])) < 0
  return isTooOld ? `it needs Python ${needs[1]}.${needs[2]}` : ''
}

const programs = corpus().map((program) => ({ ...program, skipped: reasonToSkip(program.source) }))
/** Recordings rarely change, so `npm test` compares few of them. */
const compared = tried(programs, 9).filter(({ skipped }) => !skipped)

describe(`the corpus in CPython (${version})`, () => {
  it('has at least 400 programs', () => expect(programs.length).toBeGreaterThanOrEqual(400))

  for (const { name, skipped } of programs.filter((program) => program.skipped)) it.skip(`${name}: ${skipped}`, () => {})

  it.skipIf(compared.length === 0)(`prints what is recorded, for ${compared.length} programs`, { timeout: 120_000 }, () => {
    const live = printedBy(python as Python, compared)
    for (const [at, { name, stdout, stderr }] of compared.entries()) {
      const [liveOut = '', liveErr = ''] = live[at] ?? []
      expect({ name, stdout: liveOut, stderr: sorted(withoutDepth(liveErr)) }).toEqual({
        name,
        stdout,
        stderr: sorted(withoutDepth(stderr)),
      })
    }
  })
})

/** The lines in alphabetical order, because the tracebacks of two threads can come in either order. */
function sorted(text: string): string {
  return text.split('\n').sort().join('\n')
}
