/** Times in which threads held a resource or waited for it, as columns: one entry per hold or wait. */
export interface Spans {
  /** Indices of threads. */
  readonly thread: ArrayLike<number>
  readonly startNs: ArrayLike<number>
  readonly endNs: ArrayLike<number>
}

/** The holds and waits of one resource: a GIL, or a lock of the program. A semaphore may have several holders at once. */
export interface Use {
  readonly holds: Spans
  readonly waits: Spans
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
  private readonly parts: Parts

  constructor(holds: Spans) {
    this.parts = partsOf(holds)
  }

  /** Adds the time of a wait to the blame of the threads that held the resource meanwhile. */
  blame(fromNs: number, toNs: number, blame: Blame): void {
    const { thread, startNs, endNs, holders } = this.parts
    const { heldNs } = blame
    let freeNs = toNs - fromNs
    for (let i = this.firstEndingAfter(fromNs); i < thread.length && startNs[i]! < toNs; i++) {
      const ns = (Math.min(toNs, endNs[i]!) - Math.max(fromNs, startNs[i]!)) / (holders?.[i] ?? 1)
      heldNs.set(thread[i]!, (heldNs.get(thread[i]!) ?? 0) + ns)
      freeNs -= ns
    }
    blame.nobodyNs += Math.max(0, freeNs)
  }

  private firstEndingAfter(timeNs: number): number {
    const { endNs } = this.parts
    let low = 0
    let high = endNs.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (endNs[middle]! > timeNs) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** Spans and, for each, the number of threads that held the resource at that time. Absent: one. */
interface Parts extends Spans {
  readonly holders?: readonly number[]
}

function partsOf(holds: Spans): Parts {
  const { startNs, endNs } = holds
  for (let i = 1; i < startNs.length; i++) if (startNs[i]! < endNs[i - 1]!) return sharedParts(holds)
  return holds
}

/** Cuts holds at every time at which a thread acquired or released the resource. */
function sharedParts({ thread, startNs, endNs }: Spans): Parts {
  const order = Array.from(thread, (_, i) => i).sort((a, b) => startNs[a]! - startNs[b]!)
  const times = Float64Array.from([...Array.from(startNs), ...Array.from(endNs)]).sort()
  const parts = { thread: [] as number[], startNs: [] as number[], endNs: [] as number[], holders: [] as number[] }
  let holding: readonly number[] = []
  let next = 0
  for (let i = 0; i + 1 < times.length; i++) {
    const [from, to] = [times[i]!, times[i + 1]!]
    if (from === to) continue
    const begun = next
    while (next < order.length && startNs[order[next]!]! <= from) next++
    holding = [...holding, ...order.slice(begun, next)].filter((hold) => endNs[hold]! > from)
    for (const hold of holding) {
      parts.thread.push(thread[hold]!)
      parts.startNs.push(from)
      parts.endNs.push(to)
      parts.holders.push(holding.length)
    }
  }
  return parts
}
