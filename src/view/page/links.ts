import type { Shared } from '../../links/permalink.ts'
import { refuseHandwritten } from './handwritten.ts'
import { type ShownExperiment, shownExperiment } from './shown-experiments.ts'

interface LinkReader {
  /** Opens a step of the path by its name in the address; the first step if the name is empty. @returns whether there is such a step */
  step(name: string): boolean
  show(shared: Shared, experiment: ShownExperiment | undefined): void
  refuse(error: unknown): void
}

/**
 * Opens the permalink or the step in the page's address, now and whenever the address changes. A permalink fills the form and measures
 * nothing.
 */
export function openLinks(reader: LinkReader): void {
  const open = async (isChange: boolean) => {
    try {
      const shared = await linkIn(location.hash)
      if (shared) reader.show(shared, shownExperiment(shared.experiment))
      else if ((location.hash === '' && !isChange) || !reader.step(location.hash.slice(1))) refuseHandwritten(location)
    } catch (error) {
      reader.refuse(error)
    }
  }
  window.addEventListener('hashchange', () => void open(true))
  // Without a fragment, the page has its first step already.
  void open(false)
}

/** The content of a permalink; undefined for any other fragment. */
async function linkIn(hash: string): Promise<Shared | undefined> {
  // The reader of links loads only if there may be one.
  if (hash === '') return undefined
  const { decodePermalink, isPermalink } = await import('../../links/permalink.ts')
  return isPermalink(hash) ? decodePermalink(hash) : undefined
}
