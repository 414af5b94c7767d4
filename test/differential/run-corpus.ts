import { spawnSync } from 'node:child_process'
import type { CorpusProgram } from '../program/corpus.ts'
import type { Python } from './find-python.ts'

/**
 * Runs the programs as test/program/record.mjs does. Each program runs in its own process. In a shared process, the threads of one program
 * could still run during the next program.
 */
const RUNNER = `
import concurrent.futures, json, os, re, subprocess, sys, tempfile

def run(program):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {program["file"]: program["source"], **program["files"]}.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        try:
            done = subprocess.run([sys.argv[1], "-X", "no_debug_ranges", "-W", "ignore", program["file"]],
                                  cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=60)
        except subprocess.TimeoutExpired:
            return ["no end within 60 s", ""]
        stderr = re.sub(r'^ {2}File "/.*\\n {4}.*\\n', "", done.stderr.replace(folder + "/", ""), flags=re.M)
        return [done.stdout, stderr]

with concurrent.futures.ThreadPoolExecutor(8) as pool:
    json.dump(list(pool.map(run, json.load(sys.stdin))), sys.stdout)
`

/**
 * Runs each program in a CPython.
 * @param host the CPython that starts `python` for each program; it must be 3.7 or later
 * @returns standard output and tracebacks of each program, without the frames of Python's library
 */
export function printedBy(python: Python, programs: readonly CorpusProgram[], host = python): [stdout: string, stderr: string][] {
  const input = JSON.stringify(programs.map(({ file, source, files }) => ({ file, source, files })))
  const ran = spawnSync(host.path, ['-c', RUNNER, python.path], { input, encoding: 'utf8', maxBuffer: 1 << 26 })
  if (ran.status !== 0) throw new Error(`${python.path}: ${ran.stderr}`)
  return JSON.parse(ran.stdout)
}
