import { CPYTHON_GILS, GILS, type GilDescriptor } from '../src/model/gils.ts'
import { LONG } from './long.ts'

/**
 * The GILs under which tests run many programs. `npm test` leaves out the rivals, which are the GILs that no CPython has, and
 * switch-unforced, which differs from switch in one branch. All GILs share the interpreter, so many programs under these GILs would take
 * time and find little. The explorer checks them, and a few programs check the rivals (contract/rivals.untimed.test.ts). `npm run test:long` runs every program under the rivals too, except under GILs whose waiters never
 * park: some programs have 64 threads, and a few cores cannot run 64 threads that spin.
 */
export const EVERY_PROGRAM_GILS: readonly GilDescriptor[] = LONG
  ? GILS.filter(({ traits }) => traits.parks || !traits.excludes)
  : CPYTHON_GILS.filter(({ id }) => id !== 'switch-unforced')
