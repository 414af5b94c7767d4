import { SAMPLER_MODULE } from './instrument.ts'
import text from './sampler.py?raw'

export const SAMPLER_FILE = `${SAMPLER_MODULE}.py`

/** What the sampler does in one kind of run. */
interface SamplerSettings {
  /** Whether the program's text contains samples. */
  readonly samples: boolean
  /** The intervals that the sampler sets, in s and in ticks. The lab has its own settings, so it needs none. */
  readonly switchIntervalS?: number
  readonly checkInterval?: number
}

/** The text of sampler.py with these settings. */
export function samplerText({ samples, switchIntervalS, checkInterval }: SamplerSettings): string {
  const values = {
    SAMPLES: samples ? 'True' : 'False',
    SWITCH_INTERVAL: switchIntervalS ?? 'None',
    CHECK_INTERVAL: checkInterval ?? 'None',
  }
  return Object.entries(values).reduce((all, [name, value]) => {
    const line = new RegExp(`^${name} = .*$`, 'm')
    if (!line.test(all)) throw new Error(`sampler.py has no ${name}`)
    return all.replace(line, `${name} = ${value}`)
  }, text)
}
