import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PYTHON_MODULES } from '../../src/program/library/python-modules.ts'
import { recorder } from './find-python.ts'
import { whySkipped as why } from './python.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const python = recorder()

describe('the names that Python modules have', () => {
  it.skipIf(why)(`are those of CPython 3.13${why && `: skipped, ${why}`}`, { timeout: 60_000 }, () => {
    const json = execFileSync('path' in python ? python.path : '', ['-W', 'ignore', 'scripts/python-modules.py', '--json'], { cwd: ROOT })
    const known = Object.entries(PYTHON_MODULES).map(([name, names]) => [name, names.split(/\s+/)])
    expect(Object.fromEntries(known)).toEqual(JSON.parse(json.toString()))
  })
})
