import { CPYTHON_GILS, GILS, type GilDescriptor } from '../src/model/gils.ts'

/**
 * The GILs under which tests run many programs. All GILs share the interpreter, so the rivals add time and find little. They are checked by
 * the explorer and by a few programs (contract/rivals.contract.test.ts). `npm run test:long` runs every program under them too, except under
 * GILs whose waiters never park: some programs have 64 threads, and a few cores cannot run 64 threads that spin.
 */
export const EVERY_PROGRAM_GILS: readonly GilDescriptor[] =
  process.env.GIL_LAB_LONG === '1' ? GILS.filter(({ traits }) => traits.parks || !traits.excludes) : CPYTHON_GILS
