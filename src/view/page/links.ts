import { EXPERIMENTS } from '../../experiments/index.ts'
import { decodePermalink, isPermalink, type Shared } from '../../links/permalink.ts'
import type { Experiment } from '../../model/run.ts'

interface LinkReader {
  show(shared: Shared, experiment: Experiment | undefined): void
  refuse(error: unknown): void
}

/** Opens the permalink in the page's address, now and whenever the address changes. A permalink fills the form and measures nothing. */
export function openLinks(reader: LinkReader): void {
  const open = async () => {
    if (!isPermalink(location.hash)) return
    try {
      const shared = await decodePermalink(location.hash)
      reader.show(
        shared,
        EXPERIMENTS.find(({ id }) => id === shared.experiment),
      )
    } catch (error) {
      reader.refuse(error)
    }
  }
  window.addEventListener('hashchange', () => void open())
  void open()
}
