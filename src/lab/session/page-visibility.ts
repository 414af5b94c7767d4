import { LabError } from '../../model/errors.ts'
import type { Platform } from '../../platform/platform.ts'

/** Whether anybody still wants what is measured, and whether it is worth anything. */
export interface Attention {
  /** Aborts once the page has been hidden. */
  readonly hidden: AbortSignal
  /** Aborts when the caller's signal or `hidden` does. */
  readonly signal: AbortSignal
  /** Stops looking. */
  release(): void
}

export function attention(platform: Platform, signal: AbortSignal | undefined): Attention {
  const hidden = new AbortController()
  const release = platform.onHidden(() => hidden.abort(whileHidden()))
  return { hidden: hidden.signal, signal: AbortSignal.any(signal ? [signal, hidden.signal] : [hidden.signal]), release }
}

function whileHidden(): LabError {
  return new LabError(
    'cannot-measure',
    'The page was hidden while this machine was being measured: browsers slow hidden pages down.',
    'Keep the page in view, and run it again.',
  )
}
