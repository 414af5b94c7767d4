// Records what CPython prints for each program of the corpus: node test/program/record.mjs [NAME…]
// NAME.out is its standard output; NAME.err, where the program ends in an error, its tracebacks without the frames of Python's own library.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const corpus = fileURLToPath(new URL('./corpus/', import.meta.url))

/** Frames of threading.py: a File line and the source line under it. */
function withoutLibrary(traceback) {
  return traceback.replaceAll(corpus, '').replace(/^ {2}File "\/.*\n {4}.*\n/gm, '')
}

const wanted = process.argv.slice(2).map((name) => `${name}.py`)
// What asks for a later Python was written by hand, and stays.
const isRecorded = (name) => !/^# requires: /m.test(readFileSync(corpus + name, 'utf8'))
const isWanted = (name) => name.endsWith('.py') && (wanted.length === 0 || wanted.includes(name)) && isRecorded(name)

for (const file of readdirSync(corpus).filter(isWanted)) {
  // Without debug ranges there are no lines of carets, which gil-lab does not draw.
  const { stdout, stderr, error } = spawnSync('python3', ['-X', 'no_debug_ranges', '-W', 'ignore', file], { cwd: corpus, encoding: 'utf8' })
  if (error) throw error
  const name = corpus + file.slice(0, -'.py'.length)
  writeFileSync(`${name}.out`, stdout)
  if (stderr) writeFileSync(`${name}.err`, withoutLibrary(stderr))
  else rmSync(`${name}.err`, { force: true })
  console.log(`${file}: ${readFileSync(`${name}.out`, 'utf8').split('\n').length - 1} lines${stderr ? ', an error' : ''}`)
}
