import { tryToStarve } from '../../check/stepping/starve.ts'
import { stepOn } from '../../check/stepping/step-on.ts'
import { SteppedLock } from '../../check/stepping/stepped-lock.ts'
import { GILS } from '../../model/gils.ts'
import { entryOf } from '../../model/unknown-name.ts'
import type { StepAnswer, StepQuestion } from './stepping-host.ts'

// The worker keeps the lock of the last question, because the instances of a new lock take longer to make than a run takes.
let lock: SteppedLock | undefined

function answer({ machine, gil, schedule, act }: StepQuestion): StepAnswer {
  try {
    if (lock?.gil.id !== gil) lock = new SteppedLock(machine, entryOf('GIL', gil, GILS))
    return { standing: act === 'starve' ? tryToStarve(lock) : stepOn(lock, schedule, act) }
  } catch (error) {
    return { fault: (error as Error).message }
  }
}

addEventListener('message', ({ data }: MessageEvent<StepQuestion>) => postMessage(answer(data)))
