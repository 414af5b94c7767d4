import type { Recorded } from '../model/run.ts'

/**
 * A file that grows while runs are measured, so that neither the file nor the runs need be in memory as a whole. The writer appends the
 * pieces of each part(). All these pieces, followed by the pieces of end(), are a complete file.
 */
export interface GrowingFile {
  /**
   * The pieces for the runs from index `from` to the last run. A caller calls this method once for the whole result, or after each
   * experiment with the index of the experiment's first run.
   */
  part(result: Recorded, from: number): Iterable<string>
  end(result: Recorded): Iterable<string>
  /** Lists what is missing from the file, one sentence each. */
  readonly leftOut: readonly string[]
}

/** The complete file of a result, in pieces. */
export function* wholeFile(file: GrowingFile, result: Recorded): Generator<string> {
  yield* file.part(result, 0)
  yield* file.end(result)
}

/** A short file, which end() makes anew each time. */
export function remade(make: (result: Recorded) => Iterable<string>): GrowingFile {
  return { part: () => [], end: make, leftOut: [] }
}

/**
 * Joins pieces into larger ones of at least `characters` characters each, because writing a few bytes costs as much as writing many. Only
 * the last piece may be shorter.
 */
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
