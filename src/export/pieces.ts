import type { Recorded } from '../model/run.ts'

/** A part of a file: text, or bytes in a format that is not text. */
export type Piece = string | Uint8Array<ArrayBuffer>

/**
 * A file that grows while runs are measured, so that neither the file nor the runs need be in memory as a whole. The writer appends the
 * pieces of each part(). All these pieces, followed by the pieces of end(), are a complete file.
 */
export interface GrowingFile<P extends Piece = Piece> {
  /**
   * The pieces for the runs from index `from` to the last run. A caller calls this method once for the whole result, or after each
   * experiment with the index of the experiment's first run.
   */
  part(result: Recorded, from: number): Iterable<P>
  end(result: Recorded): Iterable<P>
  /** Lists what is missing from the file, one sentence each. */
  readonly leftOut: readonly string[]
}

/** The complete file of a result, in pieces. */
export function* wholeFile<P extends Piece>(file: GrowingFile<P>, result: Recorded): Generator<P> {
  yield* file.part(result, 0)
  yield* file.end(result)
}

/** A short file, which end() makes anew each time. */
export function remade(make: (result: Recorded) => Iterable<string>): GrowingFile<string> {
  return { part: () => [], end: make, leftOut: [] }
}

/**
 * Joins texts into larger ones of at least `characters` characters each, because writing a few bytes costs as much as writing many. Only
 * the last text may be shorter. Pieces of bytes stay as they are, because they are large already.
 */
export function* batched<P extends Piece>(pieces: Iterable<P>, characters = 2 ** 16): Generator<P | string> {
  let batch: string[] = []
  let length = 0
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      if (length > 0) yield batch.join('')
      batch = []
      length = 0
      yield piece
      continue
    }
    batch.push(piece)
    length += piece.length
    if (length < characters) continue
    yield batch.join('')
    batch = []
    length = 0
  }
  if (length > 0) yield batch.join('')
}

/** The most entries of a list in one piece. */
const ENTRIES = 4096

/** A JSON list of n entries, in pieces. `entry` gives the JSON of each. */
export function* jsonList(n: number, entry: (index: number) => string | number): Generator<string> {
  yield '['
  for (let from = 0; from < n; from += ENTRIES) {
    const some = Array.from({ length: Math.min(ENTRIES, n - from) }, (_, i) => entry(from + i))
    yield (from > 0 ? ',' : '') + some.join()
  }
  yield ']'
}
