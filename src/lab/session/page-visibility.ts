import { LabError } from '../../model/errors.ts'
import type { Platform } from '../../platform/platform.ts'

/** Reports whether the page is still visible. Measurements of a hidden page are worthless. */
export interface PageVisibility {
  /** Aborts once the page has been hidden. */
  readonly hidden: AbortSignal
  /** Aborts when the caller's signal or `hidden` aborts. */
  readonly signal: AbortSignal
  stopWatching(): void
}

export function watchPageVisibility(platform: Platform, signal: AbortSignal | undefined): PageVisibility {
  const hidden = new AbortController()
  const stopWatching = platform.onHidden(() => hidden.abort(hiddenPage()))
  return { hidden: hidden.signal, signal: AbortSignal.any(signal ? [signal, hidden.signal] : [hidden.signal]), stopWatching }
}

function hiddenPage(): LabError {
  return new LabError(
    'cannot-measure',
    'The page was hidden while this machine was being measured: browsers slow hidden pages down.',
    'Keep the page in view, and run it again.',
  )
}
