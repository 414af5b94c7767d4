import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { corpus, withoutDepth } from '../program/corpus.ts'
import { type Python, recorder } from './find-python.ts'

/** Runs the programs as test/program/record.mjs does. Each runs in its own process, because threads outlive an exec(). */
const RUNNER = `
import concurrent.futures, json, os, re, subprocess, sys, tempfile

def run(program):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {program["file"]: program["source"], **program["files"]}.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        done = subprocess.run([sys.executable, "-X", "no_debug_ranges", "-W", "ignore", program["file"]],
                              cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=60)
        stderr = re.sub(r'^ {2}File "/.*\\n {4}.*\\n', "", done.stderr.replace(folder + "/", ""), flags=re.M)
        return [done.stdout, stderr]

with concurrent.futures.ThreadPoolExecutor(8) as pool:
    json.dump(list(pool.map(run, json.load(sys.stdin))), sys.stdout)
`

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
const compared = programs.filter(({ skipped }) => !skipped)

describe(`the corpus in CPython (${version})`, () => {
  it('has at least 400 programs', () => expect(programs.length).toBeGreaterThanOrEqual(400))

  for (const { name, skipped } of programs.filter((program) => program.skipped)) it.skip(`${name}: ${skipped}`, () => {})

  it.skipIf(compared.length === 0)(`prints what is recorded, for ${compared.length} programs`, { timeout: 120_000 }, () => {
    const input = JSON.stringify(compared.map(({ file, source, files }) => ({ file, source, files })))
    const ran = spawnSync((python as Python).path, ['-c', RUNNER], { input, encoding: 'utf8', maxBuffer: 1 << 26 })
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

/** The lines in alphabetical order, because the tracebacks of two threads can come in either order. */
function sorted(text: string): string {
  return text.split('\n').sort().join('\n')
}
