import { spawnSync } from 'node:child_process'

/** A program's output, and the last line of its traceback. The error is '' if the program ended without one. */
export type Outcome = readonly [output: string, error: string]

/** Runs each program by exec() in one Python process. It prints the outputs and exceptions as JSON. */
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

/** The version of python3, such as "3.11", or the reason why it is missing. */
export function pythonVersion(): { version: string } | { missing: string } {
  const { stdout, status } = spawnSync('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], { encoding: 'utf8' })
  return status === 0 ? { version: stdout.trim() } : { missing: 'python3 is not installed' }
}

/** Runs all programs in one python3. */
export function runInPython(sources: readonly string[]): Outcome[] {
  const { stdout, stderr, status } = spawnSync('python3', ['-W', 'ignore', '-c', RUNNER], {
    input: JSON.stringify(sources),
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf8' },
    maxBuffer: 1 << 28,
    timeout: 120_000,
  })
  if (status !== 0) throw new Error(`python3 failed: ${stderr}`)
  return JSON.parse(stdout) as Outcome[]
}
