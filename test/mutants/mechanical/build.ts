import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXPLORED_EXPORTS } from '../../../src/explore/exports.ts'
import { instrument } from '../../../src/explore/instrument.ts'
import { compile, kept, ROOT, WORKER, WORKER_TEXT } from '../build.ts'
import { type Woven, weave } from './faults.ts'

/** The path of the module that turns faults on. This file is not on the disk: only asc sees it, with the text FAULT_TEXT. */
const FAULT = 'assembly/fault.ts'
const FAULT_TEXT = readFileSync(join(ROOT, 'test/mutants/mechanical/fault.as'), 'utf8')

/** The files in which the tool makes faults: everything that parks, wakes or shares. */
const FAULTY_FILES: readonly string[] = [
  ...['condition', 'futex', 'mutex', 'semaphore'].map((name) => `assembly/sync/${name}.ts`),
  ...['gil', 'switch', 'tick', 'drop-request', 'wait-queue', 'fifo'].map((name) => `assembly/gil/${name}.ts`),
  ...['control', 'exit', 'handle', 'interpreters', 'life', 'locks', 'output', 'pipe', 'rlocks', 'sleep', 'threads'].map(
    (name) => `assembly/os/${name}.ts`,
  ),
  ...['changes', 'messages', 'processes', 'queues', 'semaphores', 'shared-memory'].map((name) => `assembly/hub/${name}.ts`),
  'assembly/record/chunks.ts',
  'assembly/record/record.ts',
  'assembly/vm/objects/heap.ts',
  'assembly/vm/objects/spin.ts',
  'assembly/vm/objects/objects.ts',
  'assembly/vm/objects/parts.ts',
]

/**
 * The methods of objects.ts and parts.ts that get faults. They count references. The scenarios of locks and threads run no other method of
 * these files.
 */
const COUNTS = /^(Objects\.(create|keep|release)|Parts\.lose)$/

/**
 * The methods of heap.ts that get faults. No scenario exhausts the memory while other threads sleep, makes containers, or adopts the pages of
 * a parent process.
 */
const HEAP = /^Heap\.(?!trimAll$|adoptPages$|allocateContainer$|freeContainer$)/
const ONLY: Readonly<Record<string, RegExp>> = {
  'assembly/vm/objects/objects.ts': COUNTS,
  'assembly/vm/objects/parts.ts': COUNTS,
  'assembly/vm/objects/heap.ts': HEAP,
}

/** Makes the faults in these files. The numbers of the switches are the same on every call. */
export function weaveAll(files: readonly string[] = FAULTY_FILES): readonly Woven[] {
  let last = 0
  return files.map((file) => weave(file, readFileSync(join(ROOT, file), 'utf8'), () => ++last, ONLY[file]))
}

/** The machine with all faults, for scenarios of locks and threads. */
export function buildWoven(woven: readonly Woven[]): Promise<WebAssembly.Module> {
  const entry = 'test/mutants/entry.ts'
  const text = `export { ${EXPLORED_EXPORTS.join(', ')} } from '../../assembly/index'\nexport { faultSet } from '../../assembly/fault'\n`
  const replaced = [[FAULT, FAULT_TEXT], [WORKER, WORKER_TEXT], [entry, text], ...woven.map((each) => [each.file, each.text])] as [
    string,
    string,
  ][]
  const sum = createHash('sha256').update(JSON.stringify(replaced))
  return kept('woven', sum, async () => instrument(await compile(entry, replaced)))
}
