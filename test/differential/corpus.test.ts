import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { corpus } from '../program/corpus.ts'
import { pythonVersion } from './python.ts'

/** What recorded the corpus. Tracebacks are worded and drawn differently in other versions. */
const RECORDED_WITH = '3.11'
/** As test/program/record.mjs runs them, each in a process of its own: threads outlive an exec(). */
const RUNNER = `
import concurrent.futures, json, os, re, subprocess, sys, tempfile

def run(program):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, program["file"])
        with open(path, "w", encoding="utf-8") as file:
            file.write(program["source"])
        done = subprocess.run([sys.executable, "-X", "no_debug_ranges", "-W", "ignore", program["file"]],
                              cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=60)
        stderr = re.sub(r'^ {2}File "/.*\\n {4}.*\\n', "", done.stderr.replace(folder + "/", ""), flags=re.M)
        return [done.stdout, stderr]

with concurrent.futures.ThreadPoolExecutor(8) as pool:
    json.dump(list(pool.map(run, json.load(sys.stdin))), sys.stdout)
`

const python = pythonVersion()
const version = 'missing' in python ? python.missing : python.version

/** Why this program cannot be compared with this Python; '' where it can. */
function reasonToSkip(source: string, stderr: string): string {
  if ('missing' in python) return python.missing
  const needs = /^# requires: python >= (\d+)\.(\d+)/m.exec(source)
  const [major = 0, minor = 0] = python.version.split('.').map(Number)
  if (needs && (major - Number(needs[1]) || minor - Number(needs[2])) < 0)
    return `it needs Python ${needs[1]}.${needs[2]}, here is ${python.version}`
  return stderr && python.version !== RECORDED_WITH ? `its traceback is Python ${RECORDED_WITH}'s, here is ${python.version}` : ''
}

const programs = corpus().map((program) => ({ ...program, skipped: reasonToSkip(program.source, program.stderr) }))
const compared = programs.filter(({ skipped }) => !skipped)
/** How deep the stack was when CPython gave up depends on what else stands on it. */
const withoutDepth = (traceback: string) => traceback.replace(/repeated \d+ more times/, 'repeated n more times')

describe(`the corpus and the Python that is here (${version})`, () => {
  it('has at least 60 programs', () => expect(programs.length).toBeGreaterThanOrEqual(60))

  for (const { name, skipped } of programs.filter((program) => program.skipped)) it.skip(`${name}: ${skipped}`, () => {})

  it.skipIf(compared.length === 0)(`what is recorded is what it prints now, for ${compared.length} programs`, { timeout: 120_000 }, () => {
    const input = JSON.stringify(compared.map(({ file, source }) => ({ file, source })))
    const ran = spawnSync('python3', ['-c', RUNNER], { input, encoding: 'utf8', maxBuffer: 1 << 26 })
    const live = JSON.parse(ran.stdout) as [string, string][]
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

/** Two threads' tracebacks come in any order. */
function sorted(text: string): string {
  return text.split('\n').sort().join('\n')
}
