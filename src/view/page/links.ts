import type { Shared } from '../../links/permalink.ts'
import { type ShownExperiment, shownExperiment } from './shown-experiments.ts'

interface LinkReader {
  show(shared: Shared, experiment: ShownExperiment | undefined): void
  refuse(error: unknown): void
}

/** Opens the permalink in the page's address, now and whenever the address changes. A permalink fills the form and measures nothing. */
export function openLinks(reader: LinkReader): void {
  const open = async () => {
    // The reader of links loads only if there may be one.
    if (location.hash === '') return
    try {
      const { decodePermalink, isPermalink } = await import('../../links/permalink.ts')
      if (!isPermalink(location.hash)) return
      const shared = await decodePermalink(location.hash)
      reader.show(shared, shownExperiment(shared.experiment))
    } catch (error) {
      reader.refuse(error)
    }
  }
  window.addEventListener('hashchange', () => void open())
  void open()
}
