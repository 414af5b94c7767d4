import type { Recorded } from '../model/run.ts'

/**
 * A file that grows with what is measured: neither it nor what it is made from need be in memory at once. Whoever writes it puts all that
 * part() gives one after the other; with end() behind it the file is whole.
 */
export interface GrowingFile {
  /** What the runs from this index on add. They are all runs of one experiment, or of everything. */
  part(result: Recorded, from: number): Iterable<string>
  end(result: Recorded): Iterable<string>
  /** What the file lacks, a sentence each. */
  readonly leftOut: readonly string[]
}

/** A result as such a file, in pieces. */
export function* wholeFile(file: GrowingFile, result: Recorded): Generator<string> {
  yield* file.part(result, 0)
  yield* file.end(result)
}

/** A file that is short enough to be made anew each time. */
export function remade(make: (result: Recorded) => Iterable<string>): GrowingFile {
  return { part: () => [], end: make, leftOut: [] }
}

/** The same pieces, joined until each has about `characters`: a write of a few bytes costs as much as one of many. */
export function* batched(pieces: Iterable<string>, characters = 2 ** 16): Generator<string> {
  let batch: string[] = []
  let length = 0
  for (const piece of pieces) {
    batch.push(piece)
    length += piece.length
    if (length < characters) continue
    yield batch.join('')
    batch = []
    length = 0
  }
  if (length > 0) yield batch.join('')
}
