import { EXPERIMENTS } from '../../experiments/index.ts'
import type { Experiment } from '../../model/run.ts'
import { decodePermalink, isPermalink, type Shared } from '../permalink.ts'

interface LinkReader {
  show(shared: Omit<Shared, 'experiment'> & { readonly experiment: Experiment | undefined }): void
  refuse(error: unknown): void
}

/** Opens the permalink in the page's address, now and whenever the address changes. A permalink fills the form and runs nothing. */
export function openLinks(reader: LinkReader): void {
  const open = async () => {
    if (!isPermalink(location.hash)) return
    try {
      const shared = await decodePermalink(location.hash)
      reader.show({ ...shared, experiment: EXPERIMENTS.find(({ id }) => id === shared.experiment) })
    } catch (error) {
      reader.refuse(error)
    }
  }
  window.addEventListener('hashchange', () => void open())
  void open()
}
