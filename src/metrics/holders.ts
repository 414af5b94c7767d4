/** A time in which a thread held a resource, or waited for it. */
export interface Span {
  readonly thread: number
  readonly startNs: number
  readonly endNs: number
}

/** The holds and waits of one resource: a GIL, or a lock of the program. A semaphore may have several holders at once. */
export interface Use {
  readonly holds: readonly Span[]
  readonly waits: readonly Span[]
}

/** How long each thread held a resource while one thread waited for it. The sum of all entries and nobodyNs is the length of the waits. */
export interface Blame {
  /** Time by holder, ns. */
  readonly heldNs: Map<number, number>
  nobodyNs: number
}

export function noBlame(): Blame {
  return { heldNs: new Map(), nobodyNs: 0 }
}

/** Finds the holders of one resource at any time. If k threads held the resource together, each gets 1/k of the blame for that time. */
export class Holders {
  /** Spans in order. They may touch but do not overlap, except that the holders of a shared time have equal spans. */
  private readonly parts: readonly Part[]

  constructor(holds: readonly Span[]) {
    this.parts = partsOf(holds)
  }

  /** Adds the time of a wait to the blame of the threads that held the resource meanwhile. */
  blame({ startNs, endNs }: Pick<Span, 'startNs' | 'endNs'>, blame: Blame): void {
    const { heldNs } = blame
    let freeNs = endNs - startNs
    for (let i = this.firstEndingAfter(startNs); i < this.parts.length; i++) {
      const part = this.parts[i]!
      if (part.startNs >= endNs) break
      const ns = (Math.min(endNs, part.endNs) - Math.max(startNs, part.startNs)) / part.holders
      heldNs.set(part.thread, (heldNs.get(part.thread) ?? 0) + ns)
      freeNs -= ns
    }
    blame.nobodyNs += Math.max(0, freeNs)
  }

  private firstEndingAfter(timeNs: number): number {
    let low = 0
    let high = this.parts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.parts[middle]!.endNs > timeNs) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** A time in which the same threads held a resource. Each of them has a part. */
interface Part extends Span {
  readonly holders: number
}

function partsOf(holds: readonly Span[]): Part[] {
  const sorted = holds.filter(({ startNs, endNs }) => endNs > startNs).sort((a, b) => a.startNs - b.startNs)
  const isShared = sorted.some(({ startNs }, i) => i > 0 && startNs < sorted[i - 1]!.endNs)
  return isShared ? sharedParts(sorted) : sorted.map((hold) => ({ ...hold, holders: 1 }))
}

/** Cuts holds that overlap at every time at which a thread acquired or released the resource. */
function sharedParts(sorted: readonly Span[]): Part[] {
  const times = Float64Array.from(sorted.flatMap(({ startNs, endNs }) => [startNs, endNs])).sort()
  const parts: Part[] = []
  let holding: readonly Span[] = []
  let next = 0
  for (let i = 0; i + 1 < times.length; i++) {
    const [startNs, endNs] = [times[i]!, times[i + 1]!]
    if (startNs === endNs) continue
    const begun = next
    while (next < sorted.length && sorted[next]!.startNs <= startNs) next++
    holding = [...holding.filter((hold) => hold.endNs > startNs), ...sorted.slice(begun, next)]
    for (const { thread } of holding) parts.push({ thread, startNs, endNs, holders: holding.length })
  }
  return parts
}
