/** A hold that the live feed follows until its end is known. */
export interface Acquisition {
  readonly gil: number
  /** The GIL's acquisition number; 0 under a GIL that does not exclude: then nobody follows. */
  readonly sequence: number
  readonly acquiredNs: number
  /** Of the acquisitions of its GIL after it that are known the first. */
  next?: Next
}

/** A copy: a hold that lasts must not keep all that follow it. */
interface Next {
  readonly sequence: number
  readonly acquiredNs: number
}

/** Gives each hold the first acquisition after it, where `acquired` has an earlier one than it knows. */
export function follow(holds: readonly Acquisition[], acquired: readonly Acquisition[]): void {
  const inOrder = new Map<number, Acquisition[]>()
  for (const one of acquired) {
    if (one.sequence === 0) continue
    const ofGil = inOrder.get(one.gil)
    if (ofGil) ofGil.push(one)
    else inOrder.set(one.gil, [one])
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
