/** The beginning of a hold. The live feed looks for the hold's end. */
export interface Acquisition {
  readonly gil: number
  /** The GIL's acquisition number. 0 under a GIL that excludes no thread: its holds overlap, and no hold ends another one. */
  readonly sequence: number
  readonly acquiredNs: number
  /** The first known acquisition of the same GIL after this one. */
  next?: Next
}

/** A copy of an acquisition. With a reference instead, a long hold would keep the whole chain of later acquisitions in memory. */
interface Next {
  readonly sequence: number
  readonly acquiredNs: number
}

/**
 * Sets the `next` of each hold to the first acquisition in `acquired` that follows the hold under the same GIL. If a hold already has an
 * earlier `next`, it keeps that `next`.
 */
export function linkToNext(holds: readonly Acquisition[], acquired: readonly Acquisition[]): void {
  const inOrder = new Map<number, Acquisition[]>()
  for (const acquisition of acquired) {
    if (acquisition.sequence === 0) continue
    const ofGil = inOrder.get(acquisition.gil)
    if (ofGil) ofGil.push(acquisition)
    else inOrder.set(acquisition.gil, [acquisition])
  }
  for (const ofGil of inOrder.values()) ofGil.sort((a, b) => a.sequence - b.sequence)
  for (const hold of holds) {
    if (hold.sequence === 0) continue
    const next = firstAfter(inOrder.get(hold.gil) ?? [], hold.sequence)
    if (next && (!hold.next || next.sequence < hold.next.sequence)) hold.next = { sequence: next.sequence, acquiredNs: next.acquiredNs }
  }
}

function firstAfter(inOrder: readonly Acquisition[], sequence: number): Acquisition | undefined {
  let low = 0
  let high = inOrder.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (inOrder[middle]!.sequence > sequence) high = middle
    else low = middle + 1
  }
  return inOrder[low]
}
