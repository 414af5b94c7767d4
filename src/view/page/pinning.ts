import type { Shared } from '../../links/permalink.ts'
import type { RunResult } from '../../model/run.ts'
import { make } from '../dom.ts'
import { copying } from './copying.ts'
import { switchIntervalWords } from './link-changes.ts'
import { OWN_FILE } from './request.ts'

/** A run with the choice that made it. */
interface Made {
  readonly result: RunResult
  /** The choice as a link contains it. */
  readonly shared: Shared
}

interface Pinning {
  /** The pinned run and its comparison; empty while nothing is pinned. */
  readonly element: HTMLElement
  /** Keeps the last run, to compare it with later ones. */
  pin(): Promise<void>
  /** Offers to run the two choices of a link, and to compare them. */
  offer(first: Shared, second: Shared, runBoth: (first: Shared, second: Shared) => Promise<void>): void
  /** Shows this run beside the pinned one. */
  made(run: Made): Promise<void>
}

/** The place of a pinned run. What compares it loads when the reader pins a run. */
export function pinning(refuse: (error: unknown) => void): Pinning {
  const element = make('div', { class: 'pinned' })
  const clipboard = copying()
  let last: Made | undefined
  let pinned: Made | undefined
  let view: { show(current: RunResult | undefined): Promise<void> } | undefined
  const unpin = () => {
    pinned = undefined
    view = undefined
    element.replaceChildren()
  }
  const copyLink = async () => {
    if (!pinned || !last) return
    const { encodePermalink } = await import('../../links/permalink.ts')
    const hash = await encodePermalink({ ...last.shared, pinned: pinned.shared })
    await clipboard.copy(new URL(hash, location.href).href, 'Link copied. It opens the lab with both runs, and measures neither.')
  }
  const button = (label: string, click: () => void) => make('button', { type: 'button', class: 'small', click }, label)
  return {
    element,
    pin: async () => {
      if (!last) return
      const mine = last
      pinned = mine
      try {
        const { comparisonView } = await import('../pinned/comparison-view.ts')
        if (pinned !== mine) return
        const shown = comparisonView(mine.result)
        view = shown
        const tools = make(
          'p',
          { class: 'tools' },
          button('Unpin', unpin),
          button('Copy a link to both runs', () => void copyLink().catch(refuse)),
          clipboard.element,
        )
        element.replaceChildren(shown.element, tools)
        await shown.show(undefined)
      } catch (error) {
        refuse(error)
      }
    },
    offer: (first, second, runBoth) => {
      unpin()
      const go = () => void runBoth(first, second)
      element.append(
        make('p', { class: 'tools' }, `This link compares two runs: ${wordsOf(first)}, and ${wordsOf(second)}. `, button('Run both', go)),
      )
    },
    made: async (run) => {
      last = run
      await view?.show(run.result)
    },
  }
}

/** What a run of a link is: "countdown under tick, with a switch interval of 1 ms". */
function wordsOf({ experiment = OWN_FILE, gils, settings = {} }: Shared): string {
  const { threads, switchIntervalUs, checkInterval } = settings
  return [
    `${experiment} under ${gils?.join(', ') ?? 'its own GILs'}`,
    ...(threads === undefined ? [] : [`${threads} threads`]),
    ...(switchIntervalUs === undefined ? [] : [switchIntervalWords(switchIntervalUs)]),
    ...(checkInterval === undefined ? [] : [`a check interval of ${checkInterval.toLocaleString('en-US')}`]),
  ].join(', ')
}
