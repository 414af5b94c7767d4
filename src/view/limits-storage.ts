import { limitsIn, withLimits } from '../formats/limits-schema.ts'
import type { LimitsStore } from '../model/remembered-limits.ts'

const ITEM = 'gil-lab/limits'

/** Keeps the limits of this machine in the site's storage. Where the browser refuses storage, as in a sandboxed frame, nothing is kept. */
export const limitsStorage: LimitsStore = {
  read: async (key) => limitsIn(text(), key),
  write: async (key, limits) => {
    try {
      localStorage.setItem(ITEM, withLimits(text(), key, limits))
    } catch {
      // The next run measures the limits again.
    }
  },
}

function text(): string {
  try {
    return localStorage.getItem(ITEM) ?? ''
  } catch {
    return ''
  }
}
