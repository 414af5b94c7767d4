import { OBJECT_KIND } from '../../abi/layout'
import { Blocks } from './blocks'
import { Marks } from './marks'
import { Page, Runs } from './runs'

/** A walk over the containers of a heap, in the order of their addresses. Meanwhile, no thread allocates or frees a block. */
export abstract class Walk {
  /** @returns the first container, 0 for none */
  static first(heap: usize): usize {
    return Walk.from(heap, Runs.firstRun(heap))
  }

  /** @returns the container after this one, 0 for none */
  static next(heap: usize, object: usize): usize {
    const page = Page.of(object)
    if (Blocks.isSmall(page)) {
      const found = Walk.inPage(page, object + Blocks.size(page))
      if (found) return found
    }
    return Walk.from(heap, Runs.nextRun(heap, page))
  }

  /** The first container of this run or of a later one. */
  private static from(heap: usize, first: usize): usize {
    for (let run = first; run; run = Runs.nextRun(heap, run)) {
      if (Runs.isContainer(run)) return Page.address(run)
      if (!Blocks.hasContainers(run)) continue
      const found = Walk.inPage(run, Page.address(run))
      if (found) return found
    }
    return 0
  }

  /** The first container of a page from the block `first` on. */
  private static inPage(page: usize, first: usize): usize {
    const bytes = Blocks.size(page)
    const end = Page.address(page) + Blocks.count(page) * bytes
    for (let block = first; block < end; block += bytes) if (Marks.isContainer(load<u8>(block, OBJECT_KIND))) return block
    return 0
  }
}
