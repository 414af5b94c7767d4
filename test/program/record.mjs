// Records expectations with CPython 3.13: node test/program/record.mjs [NAME…]
//
// For a program of the corpus, this writes CPython's standard output to NAME.out, and its tracebacks to NAME.err, without the frames of
// Python's own library. A file that would be empty is not written. For a refused program, this writes the message of gil-lab's compiler
// to the table that contains the program.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { runnerImport } from 'vite'

const { module: trees } = await runnerImport('./scripts/library-trees.ts')
const load = async (path) => (await runnerImport(path, { plugins: [trees.libraryTrees()] })).module
const corpus = await load('./test/program/corpus.ts')
const pythons = await load('./test/differential/find-python.ts')
const refused = await load('./test/program/refused.ts')
const program = await load('./src/program/index.ts')

const python = pythons.recorder()
if (python.missing) throw new Error(python.missing)
const names = process.argv.slice(2)
const isWanted = (name) => names.length === 0 || names.includes(name)

/** Removes the frames of Python's own library. A frame is a File line and the source line under it. */
function withoutLibrary(traceback, folder) {
  return traceback.replaceAll(`${folder}/`, '').replace(/^ {2}File "\/.*\n {4}.*\n/gm, '')
}

function save(path, text) {
  if (text) writeFileSync(path, text)
  else rmSync(path, { force: true })
}

for (const path of corpus.corpusFiles()) {
  const file = basename(path)
  // The output of a program that needs a later Python is written by hand.
  if (!isWanted(corpus.nameOf(path)) || corpus.requiredPython(readFileSync(path, 'utf8'))) continue
  // The program runs in a copy of its folder, because it may write files.
  const cwd = mkdtempSync(join(tmpdir(), 'record-'))
  if (file === 'main.py') cpSync(dirname(path), cwd, { recursive: true })
  else cpSync(path, join(cwd, file))
  // Without debug ranges, CPython draws no carets. gil-lab draws none either.
  const { stdout, stderr, error } = spawnSync(python.path, ['-B', '-X', 'no_debug_ranges', '-W', 'ignore', file], { cwd, encoding: 'utf8' })
  rmSync(cwd, { recursive: true })
  if (error) throw error
  save(path.replace(/\.py$/, '.out'), stdout)
  save(path.replace(/\.py$/, '.err'), withoutLibrary(stderr, cwd))
  console.log(`${corpus.nameOf(path)}: ${stdout.split('\n').length - 1} lines${stderr ? ', an error' : ''}`)
}

for (const [topic, programs] of refused.refusedTables()) {
  const recorded = programs.map((one) => (isWanted(one.name) ? { ...one, message: refusalOf(one) } : one))
  refused.writeTable(topic, recorded)
}

function refusalOf({ name, source }) {
  try {
    program.compile(source, `${name}.py`)
  } catch (error) {
    return error.message
  }
  throw new Error(`${name} compiles`)
}
