import { answering } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { retakenShare } from '../claims/retaken-share.ts'
import { milliseconds, percent } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './lock-battle.py?raw'

const TICK = { variant: '', gil: 'tick' }

export const lockBattle: Experiment = {
  id: 'lock-battle',
  title: 'The lock battle',
  claim: 'Under tick, the thread that releases the GIL usually retakes it before the thread it woke can run.',
  details: 'At least half of the acquisitions must go to the thread that held the GIL last.',
  reference: 'CPython 2.7 on two idle cores: the same thread retakes 95 %. Half of the hand-offs took 10 releases, one in a hundred 117.',
  file: 'lock-battle.py',
  source,
  gils: ['tick'],
  rounds: 5,
  ...answering({
    title: 'Acquisitions by the thread that has just released the GIL',
    figure: retakenShare,
    unit: percent,
    cases: [{ ...TICK, label: 'tick' }],
    words: (share) => `The thread that releases the GIL retakes it in ${share} of the cases.`,
  }),
  judge: judging({ cases: [TICK], cores: 2, events: { what: 'switches', count: ({ switches }) => switches, least: 10 } }, (evidence) => [
    { what: 'retaken by the last holder', estimate: evidence.share(TICK, retakenShare), atLeast: 0.5, unit: percent },
    {
      what: 'longest time under one thread',
      estimate: evidence.mean(TICK, ({ starvation }) => starvation.longestRunMs),
      unit: milliseconds,
    },
  ]),
}
