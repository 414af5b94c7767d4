import type { GilDescriptor } from '../../model/gils.ts'
import type { Program } from '../../model/program.ts'
import type { RunSettings } from '../../model/recording.ts'

/** One run to make. */
export interface RunPlan {
  readonly program: Program
  /** The GIL that `settings.gil` names. */
  readonly gil: GilDescriptor
  readonly settings: RunSettings
}
