import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readProgram } from '../../src/cli/program-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'gil-lab-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

describe('a program of several files', () => {
  write({
    'one/main.py': 'import time\nimport helper\nfrom pkg import mod, VALUE\n',
    'one/helper.py': 'def f():\n    import deeper\n',
    'one/deeper.py': 'import main\n',
    'one/pkg/__init__.py': 'from .inner import *\n',
    'one/pkg/mod.py': 'from . import other\n',
    'one/pkg/inner.py': 'VALUE = 1\n',
    'one/pkg/other.py': '',
    'one/unused.py': '',
    'two/__main__.py': 'print(2)\n',
    'two/main.py': 'print(1)\n',
    'three/tool.py': '',
  })

  it('contains the files that its main file imports, directly or through others', async () => {
    const { file, files } = await readProgram(join(folder, 'one/main.py'))
    expect(file).toBe('main.py')
    const paths = Object.keys(files ?? {})
    expect(paths.sort()).toEqual(['deeper.py', 'helper.py', 'pkg/__init__.py', 'pkg/inner.py', 'pkg/mod.py', 'pkg/other.py'])
  })

  it('starts with __main__.py, or else with main.py', async () => {
    expect(await readProgram(join(folder, 'two'))).toEqual({ file: '__main__.py', source: 'print(2)\n' })
    expect((await readProgram(join(folder, 'one'))).file).toBe('main.py')
  })

  it('is refused if its folder has neither', async () => {
    await expect(readProgram(join(folder, 'three'))).rejects.toThrow(/is a folder with neither __main__\.py nor main\.py/)
  })
})
