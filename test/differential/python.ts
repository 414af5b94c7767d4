import { spawnSync } from 'node:child_process'

/** What a program printed, and the last line of the traceback that ended it, or ''. */
export type Outcome = readonly [output: string, error: string]

/** Each program runs by exec() in one Python process; its output and its exception are printed as JSON. */
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

/** "3.11", or why there is none. */
export function pythonVersion(): { version: string } | { missing: string } {
  const { stdout, status } = spawnSync('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], { encoding: 'utf8' })
  return status === 0 ? { version: stdout.trim() } : { missing: 'there is no python3' }
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
