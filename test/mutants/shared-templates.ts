import type { Mutant } from './mutant.ts'

function mutant(id: string, defect: string, file: string, find: string, replace: string): Mutant {
  return { id: `shared-${id}`, defect, file: `src/program/wasm/${file}.ts`, find, replace }
}

/** Broken templates of compiled functions without a GIL. A single thread runs them like the right ones. */
export const SHARED_TEMPLATE_MUTANTS: readonly Mutant[] = [
  mutant(
    'read-unchecked',
    'a read does not look whether another thread has changed the cell',
    'shared-cells',
    '  checkRead(f, read)\n  out.get(result.tagL)',
    '  out.get(result.tagL)',
  ),
  mutant(
    'read-locked',
    'a read does not look whether another thread has the lock',
    'shared-cells',
    'i32(-2).op(W.i32and).set(version)',
    'set(version)',
  ),
  mutant(
    'count-unchecked',
    'a reference is added to an object that may have been freed meanwhile',
    'shared-cells',
    '    checkRead(f, read)\n    addOwnReference',
    '    addOwnReference',
  ),
  mutant(
    'write-unlocked',
    'a write ignores that it did not get the lock',
    'frame',
    '.compareExchange32(lock).get(version).op(W.i32ne)\n    this.exitIf()',
    '.compareExchange32(lock).op(W.drop)',
  ),
  mutant(
    'write-without-lock',
    'a write does not take the lock',
    'frame',
    'if (!this.around.isFree) {\n      write()',
    'if (this.around.isFree || !this.around.isFree) {\n      write()',
  ),
  mutant(
    'lock-early',
    'a write lets other threads in before it has changed the cell',
    'frame',
    '    write()\n    this.failure = outer',
    '    out.get(base).get(version).i32(2).op(W.i32add).atomicStore32(lock)\n    write()\n    this.failure = outer',
  ),
  mutant(
    'iterator',
    'a loop takes an iterator for its own that another thread uses',
    'jumps',
    '      pushIsShared(f, object)\n      f.exitIf()',
    '',
  ),
]
