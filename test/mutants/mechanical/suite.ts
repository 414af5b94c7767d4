import { gilScenarios, LOCK_SCENARIOS, type Scenario } from '../../../src/explore/index.ts'
import { findGil, type GilDescriptor } from '../../../src/model/gils.ts'

/** The GILs under which the hunt tries the faults: two of CPython's, two with a queue of waiters, and `none`. */
const GILS = ['switch', 'tick', 'fifo', 'starving', 'none']

/** The scenarios that must show the faults. */
export const SUITE: readonly Scenario[] = [...LOCK_SCENARIOS, ...GILS.flatMap((id) => gilScenarios(findGil(id) as GilDescriptor))]
