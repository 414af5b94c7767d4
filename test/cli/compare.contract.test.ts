import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ComparedReport } from '../../src/model/compared.ts'
import { LONG } from '../long.ts'
import { FOLDER, gilLab, program, start } from './gil-lab.ts'

const hasPython = spawnSync('python3', ['-c', 'print(1)']).status === 0
if (!hasPython) process.stderr.write('The tests of gil-lab compare need a python3 on the PATH, so they are skipped.\n')

const TURNS = program(
  'turns.py',
  `from threading import Thread

COUNT = 400_000
THREADS = 2


def work(n):
    while n > 0:
        n -= 1


threads = [Thread(target=work, args=(COUNT,)) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("done")
`,
)

describe.skipIf(!hasPython)('gil-lab compare', () => {
  it('measures both sides with the same samples, and writes the table, the JSON and the page', async () => {
    const [json, html] = [join(FOLDER, 'compared.json'), join(FOLDER, 'compared.html')]
    const { status, stdout, stderr } = await gilLab(
      'compare',
      TURNS,
      '--rounds',
      '1',
      '--set',
      'COUNT=200000',
      '--json',
      json,
      '--html',
      html,
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^lab, switch .*\nCPython 3\.[\d.]+ /m)
    const report = JSON.parse(readFileSync(json, 'utf8')) as ComparedReport
    const [cell] = report.cells
    const sides = cell!.sides.map(({ name, rounds }) => ({ name, ...rounds[0]! }))
    for (const { wallMs, oneThreadMs, sampled } of sides) {
      expect(Math.min(wallMs, oneThreadMs!, sampled!.switches)).toBeGreaterThan(0)
      expect(sampled!.unclear).toBeLessThanOrEqual(sampled!.switches / 4)
    }
    // The machine's own events check the method: they show the same run.
    const [lab] = sides
    const share = lab!.sampled!.switchesPerSecond / lab!.events!.switchesPerSecond
    expect(share).toBeGreaterThan(0.7)
    expect(share).toBeLessThan(1.3)
    expect(cell!.texts[0]?.sampled).toContain('COUNT = 200000')
    const page = readFileSync(html, 'utf8')
    expect(page).toContain('with the samples, as it ran on every side')
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)
  })
})

// Each of these tests takes seconds, because it opens the lab.
describe.skipIf(!(hasPython && LONG))('gil-lab compare, at length', () => {
  it.each([
    ['a program that raises an exception', 'raise ValueError("no luck")\n', [], /failed under the lab, switch: ValueError: no luck/],
    ['a module that the lab lacks', 'import numpy\n', [], /gil-lab has no module 'numpy'/],
    [
      'a program that runs for ever',
      'while True:\n    pass\n',
      ['--timeout', '1'],
      /failed under the lab, switch: it was stopped \(timeout of 1 s\)/,
    ],
  ])('refuses %s', async (what, source, flags, message) => {
    const path = program(`${what.replaceAll(' ', '_')}.py`, source)
    const { status, stderr } = await gilLab('compare', path, '--rounds', '1', ...flags)
    expect(status).toBe(2)
    expect(stderr).toMatch(message)
  })

  it('stops a CPython that runs for ever, and reports the last line of one that fails', async () => {
    // The lab's environment has no PATH, so these programs end in the lab.
    const endless = program('endless_python.py', 'import os\nwhile "PATH" in os.environ:\n    pass\n')
    const stopped = await gilLab('compare', endless, '--rounds', '1', '--timeout', '2')
    expect(stopped.status).toBe(2)
    expect(stopped.stderr).toMatch(/failed under CPython [\d.]+: it ran for more than 2 s and was stopped/)
    const failing = program('failing_python.py', 'import os\nif "PATH" in os.environ:\n    raise KeyError("PATH")\n')
    const failed = await gilLab('compare', failing, '--rounds', '1')
    expect(failed.status).toBe(2)
    expect(failed.stderr).toMatch(/failed under CPython [\d.]+: KeyError: 'PATH'/)
  })

  it('kills the CPython that it runs if it is interrupted', async () => {
    const pidFile = join(FOLDER, 'compare.pid')
    const waits = `import os\nif "PATH" in os.environ:\n    open(${JSON.stringify(pidFile)}, "w").write(str(os.getpid()))\n    while True: pass\n`
    const { child, ended } = start('compare', program('stopped.py', waits), '--rounds', '1')
    await expect.poll(() => spawnSync('cat', [pidFile], { encoding: 'utf8' }).stdout, { timeout: 30_000 }).toMatch(/^\d+$/)
    child.kill('SIGINT')
    expect((await ended).status).toBe(130)
    expect(() => process.kill(Number(readFileSync(pidFile, 'utf8')), 0)).toThrow('ESRCH')
  })
})

describe('gil-lab compare --with', () => {
  it.each([
    ['no-such-python', /no-such-python is not a Python: there is no such program\./],
    [process.execPath, /is not a Python: it does not answer like one\.\n/],
    [TURNS, /is not a Python: the system refuses to run it\./],
  ])('refuses %s', async (path, message) => {
    const { status, stderr } = await gilLab('compare', TURNS, '--with', path)
    expect(status).toBe(2)
    expect(stderr).toMatch(message)
    expect(stderr.split('\n').length).toBeLessThanOrEqual(3)
  })
})
