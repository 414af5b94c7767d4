import { LockstepStrategy } from '../../src/explore/index.ts'
import { bypassScenario } from '../../src/explore/scenarios/bypass.ts'
import * as credit from '../../src/explore/scenarios/credit.ts'
import { gilScenario, OVERTAKINGS } from '../../src/explore/scenarios/gils.ts'
import { retakeScenario } from '../../src/explore/scenarios/retake.ts'
import { overdueScenario, patientScenario, promptScenario, sharedScenario } from '../../src/explore/scenarios/sharing.ts'
import { findGil, type GilDescriptor } from '../../src/model/gils.ts'
import * as rivals from '../mutants/rivals.ts'
import type { Case } from './mutant-cases.ts'

const gil = (id: string) => findGil(id) as GilDescriptor
const by = () => new LockstepStrategy()

export const RIVAL_CASES: readonly Case[] = [
  { mutant: rivals.FIFO_LOOKS_FIRST, scenario: gilScenario(gil('fifo'), 2) },
  { mutant: rivals.FIFO_WAKES_ONE, scenario: gilScenario(gil('fifo'), 3) },
  { mutant: rivals.MCS_NO_LINK, scenario: gilScenario(gil('mcs'), 2) },
  { mutant: rivals.MCS_SILENT_PARK, scenario: gilScenario(gil('mcs'), 2) },
  { mutant: rivals.BARGING_FORGETS, scenario: gilScenario(gil('barging'), 3) },
  { mutant: rivals.HANDOFF_FREES, scenario: gilScenario(gil('handoff'), 2) },
  { mutant: rivals.EVENTUAL_BLIND_QUEUE, scenario: gilScenario(gil('eventual'), 2) },
  { mutant: rivals.EVENTUAL_FORGETS, scenario: gilScenario(gil('eventual'), 3) },
  { mutant: rivals.EVENTUAL_NEVER_FAIR, scenario: patientScenario(gil('eventual')), by },
  { mutant: rivals.STARVING_LOST_PERMIT, scenario: gilScenario(gil('starving'), 2) },
  { mutant: rivals.STARVING_FORGETS_WOKEN, scenario: gilScenario(gil('starving'), 3) },
  { mutant: rivals.STARVING_NEVER, scenario: patientScenario(gil('starving')), by },
  { mutant: rivals.GVL_WRONG_PLACE, scenario: gilScenario(gil('gvl'), 3) },
  { mutant: rivals.GVL_NO_TIMER, scenario: sharedScenario(gil('gvl'), 3), by },
  { mutant: rivals.PRIORITY_WRONG_PLACE, scenario: gilScenario(gil('priority'), 3) },
  { mutant: rivals.PRIORITY_NO_PREEMPTION, scenario: promptScenario(gil('priority'), false), by },
  { mutant: rivals.PRIORITY_NEVER_SINKS, scenario: promptScenario(gil('priority'), true), by },
  { mutant: rivals.BFS_EARLY_LOOK, scenario: gilScenario(gil('bfs'), 3) },
  { mutant: rivals.BFS_NO_PREEMPTION, scenario: promptScenario(gil('bfs'), false), by },
  { mutant: rivals.BFS_SAME_DEADLINE, scenario: promptScenario(gil('bfs'), false), by },
  { mutant: rivals.BFS_LATE_REQUEST, scenario: overdueScenario(gil('bfs')), by },
  { mutant: rivals.SPIN_TWO_STEPS, scenario: gilScenario(gil('spin'), 2) },
  { mutant: rivals.SPIN_PARK_FORGETS, scenario: gilScenario(gil('spin-park'), 3) },
  { mutant: rivals.SPIN_PARK_OPEN_QUEUE, scenario: gilScenario(gil('spin-park'), 3) },
  { mutant: rivals.CREDIT_NO_LIMIT, scenario: bypassScenario(gil('credit'), OVERTAKINGS) },
  { mutant: rivals.CREDIT_FORGETS_WAKE, scenario: gilScenario(gil('credit'), 2) },
  { mutant: rivals.CREDIT_BLIND_PARK, scenario: gilScenario(gil('credit'), 2) },
  { mutant: rivals.CREDIT_TWO_OWNERS, scenario: gilScenario(gil('credit'), 2) },
  { mutant: rivals.CREDIT_WRITES_OVER, scenario: gilScenario(gil('credit'), 2) },
  { mutant: rivals.CREDIT_STALE_REQUEST, scenario: retakeScenario(gil('credit'), 3) },
  { mutant: rivals.CREDIT_WAITS_FOR_TURN, scenario: promptScenario(gil('credit'), false), by },
  { mutant: rivals.CREDIT_FORGETS_PREEMPTED, scenario: gilScenario(gil('credit'), 3) },
  { mutant: rivals.CREDIT_ASKS_LATE, scenario: credit.REQUEST_AT_ONCE, by },
  { mutant: rivals.CREDIT_ASKS_CREDIT, scenario: credit.NO_REQUEST, by },
  { mutant: rivals.CREDIT_NO_PATIENCE, scenario: credit.PATIENCE, by },
  { mutant: rivals.CREDIT_LASTING_IMPATIENCE, scenario: credit.END_OF_CREDIT, by },
  { mutant: rivals.CREDIT_ENDLESS_TURN, scenario: credit.END_OF_TURN, by },
  { mutant: rivals.CREDIT_OVERTAKES_NO_MORE, scenario: credit.END_OF_TURN, by },
  { mutant: rivals.CREDIT_HASTY_WAITER, scenario: credit.END_OF_TURN, by },
  { mutant: rivals.CREDIT_TIMID, scenario: credit.END_OF_CREDIT, by },
  { mutant: rivals.CREDIT_DEAF_TO_CREDIT, scenario: credit.END_OF_CREDIT_ALONE, by },
  { mutant: rivals.CREDIT_FREE_OF_CHARGE, scenario: credit.HALF_OF_THE_TIME, by },
  { mutant: rivals.CREDIT_LOW_PRICE, scenario: credit.HALF_OF_THE_TIME, by },
]
