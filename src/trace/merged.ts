/**
 * The indices 0 to length - 1 in the order that `compare` gives. Equal entries keep their order. This is a merge sort that starts with the
 * parts that are in order already. The entries of each thread are such a part, so few threads need few comparisons per entry.
 */
export function merged(length: number, compare: (a: number, b: number) => number): Uint32Array {
  let from = Uint32Array.from({ length }, (_, i) => i)
  let into = new Uint32Array(length)
  let ends = endsOfParts(length, compare)
  while (ends.length > 1) {
    for (let part = 0; part < ends.length; part += 2) {
      const [start, middle] = [part === 0 ? 0 : ends[part - 1]!, ends[part]!]
      mergeTwo(from, into, start, middle, ends[part + 1] ?? middle, compare)
    }
    ends = ends.filter((end, part) => part % 2 === 1 || end === length)
    ;[from, into] = [into, from]
  }
  return from
}

/** The end of each longest part that is in order. */
function endsOfParts(length: number, compare: (a: number, b: number) => number): number[] {
  const ends: number[] = []
  for (let i = 1; i < length; i++) if (compare(i - 1, i) > 0) ends.push(i)
  return [...ends, length]
}

/** Merges from[start..middle) and from[middle..end) into into[start..end). */
function mergeTwo(
  from: Uint32Array,
  into: Uint32Array,
  start: number,
  middle: number,
  end: number,
  compare: (a: number, b: number) => number,
): void {
  let left = start
  let right = middle
  for (let at = start; at < end; at++) {
    const takesLeft = right === end || (left < middle && compare(from[left]!, from[right]!) <= 0)
    into[at] = takesLeft ? from[left++]! : from[right++]!
  }
}
