import { gilScenarios, LOCK_SCENARIOS, longScenarios, type Scenario } from '../../../src/explore/index.ts'
import { unforcedScenario } from '../../../src/explore/scenarios/retake.ts'
import { overdueScenario, patientScenario, promptScenario, sharedScenario } from '../../../src/explore/scenarios/sharing.ts'
import { findGil, type GilDescriptor } from '../../../src/model/gils.ts'

const gil = (id: string) => findGil(id) as GilDescriptor

/** The GILs under which the hunt tries the faults: two of CPython's, four with a queue of waiters, and `none`. */
const GILS = ['switch', 'tick', 'fifo', 'starving', 'priority', 'bfs', 'none'].map(gil)

/** Scenarios about times. Only threads of equal speed pass them. */
export const TIMELY: readonly Scenario[] = [
  patientScenario(gil('starving')),
  promptScenario(gil('priority'), false),
  promptScenario(gil('priority'), true),
  promptScenario(gil('bfs'), false),
  overdueScenario(gil('bfs')),
  ...['fifo', 'priority', 'bfs'].map((id) => sharedScenario(gil(id), 3)),
]

/** The scenarios that must show the faults. */
export const SUITE: readonly Scenario[] = [
  ...LOCK_SCENARIOS,
  ...GILS.flatMap((each) => [...gilScenarios(each), ...longScenarios(each)]),
  unforcedScenario(gil('switch-unforced')),
  ...TIMELY,
]
