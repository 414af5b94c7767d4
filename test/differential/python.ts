import { spawnSync } from 'node:child_process'
import { type Python, recorder } from './find-python.ts'

/** A program's output, and the last line of its traceback. The error is '' if the program ended without one. */
export type Outcome = readonly [output: string, error: string]

/** Runs each program by exec() in one Python process, and prints the outputs and exceptions of all programs as JSON. */
const RUNNER = `
import contextlib, io, json, sys
results = []
for source in json.load(sys.stdin):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(source, "x.py", "exec"), {"__name__": "__main__"})
        error = ""
    except Exception as e:
        error = f"{type(e).__name__}: {e}" if str(e) else type(e).__name__
    results.append([out.getvalue(), error])
json.dump(results, sys.stdout)
`

/** The CPython that the tests compare with. `whySkipped` is the reason why the tests are skipped; '' if they are not. */
const python = recorder()
export const whySkipped: string = 'missing' in python ? python.missing : ''

/** Runs all programs in one process of the CPython that recorded the expectations. */
export function runInPython(sources: readonly string[]): Outcome[] {
  const { stdout, stderr, status } = spawnSync((python as Python).path, ['-W', 'ignore', '-c', RUNNER], {
    input: JSON.stringify(sources),
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf8' },
    maxBuffer: 1 << 28,
    timeout: 120_000,
  })
  if (status !== 0) throw new Error(`CPython failed: ${stderr}`)
  return JSON.parse(stdout) as Outcome[]
}
