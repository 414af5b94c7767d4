import type { Experiment } from '../model/run.ts'
import { asyncio } from './asyncio.ts'
import { checkInterval } from './check-interval.ts'
import { convoy } from './convoy.ts'
import { convoyPriority } from './convoy-priority.ts'
import { countdown } from './countdown.ts'
import { evalBreaker } from './eval-breaker.ts'
import { forcedSwitch } from './forced-switch.ts'
import { instantIo } from './instant-io.ts'
import { lockBattle } from './lock-battle.ts'
import { manyThreads } from './many-threads.ts'
import { noGil } from './no-gil.ts'
import { processes } from './processes.ts'
import { rubyTurns } from './ruby-turns.ts'
import { sectionLengths } from './section-lengths.ts'
import { severalLocks } from './several-locks.ts'
import { sharing } from './sharing.ts'
import { shortTurns } from './short-turns.ts'
import { sleep } from './sleep.ts'
import { starvationBound } from './starvation-bound.ts'
import { subInterpreters } from './sub-interpreters.ts'
import { switchInterval } from './switch-interval.ts'
import { unfair } from './unfair.ts'
import { unluckiest } from './unluckiest.ts'
import { whyAGil } from './why-a-gil.ts'
import { workOutside } from './work-outside.ts'

/** Every experiment, in the order in which every list shows them. README.md says how to add one. */
export const EXPERIMENTS: readonly Experiment[] = [
  countdown,
  sleep,
  switchInterval,
  checkInterval,
  lockBattle,
  unfair,
  forcedSwitch,
  processes,
  subInterpreters,
  convoy,
  instantIo,
  asyncio,
  noGil,
  sharing,
  whyAGil,
  evalBreaker,
  rubyTurns,
  convoyPriority,
  unluckiest,
  starvationBound,
  shortTurns,
  manyThreads,
  workOutside,
  sectionLengths,
  severalLocks,
]
