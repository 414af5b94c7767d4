import { judging } from '../claims/judging.ts'
import { retakenShare } from '../claims/retaken-share.ts'
import { milliseconds, percent } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './lock-battle.py?raw'

const TICK = { variant: '', gil: 'tick' }

export const lockBattle: Experiment = {
  id: 'lock-battle',
  title: 'The lock battle',
  claim: 'Under tick, the thread that gives the GIL up takes it back itself more often than not, before the one that it woke is there.',
  reference:
    'CPython 2.7 on two idle cores: 95 % retaken by the same thread; half of the handovers took 10 releases, one in a hundred 117.',
  file: 'lock-battle.py',
  source,
  gils: ['tick'],
  rounds: 5,
  judge: judging({ cases: [TICK], cores: 2, events: { what: 'switches', count: ({ switches }) => switches, least: 10 } }, (evidence) => [
    { what: 'releases retaken by the same thread', estimate: evidence.share(TICK, retakenShare), atLeast: 0.5, unit: percent },
    {
      what: 'longest time with one thread',
      estimate: evidence.mean(TICK, ({ starvation }) => starvation.longestRunMs),
      unit: milliseconds,
    },
  ]),
}
