import { closeSync, fstatSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { LabError } from '../model/errors.ts'
import type { Recording } from '../model/recording.ts'
import type { Recordings } from '../model/run.ts'
import { pack, piecesOf, unpack } from '../platform/envelope.ts'
import { ScratchFolder } from './scratch-folder.ts'
import { systemReason } from './system-reason.ts'

/** The bytes of one read. A single read can return at most 2^31 − 1 bytes. */
const MOST_READ = 2 ** 30

/** Recordings on disk, by the index of their run. A recording is in memory only while it is written or read. */
export class KeptRecordings implements Recordings {
  private readonly folder = new ScratchFolder('recordings')
  private readonly kept = new Set<number>()

  get path(): string {
    return this.folder.path
  }

  keep(index: number, recording: Recording): void {
    try {
      const file = openSync(this.fileOf(index), 'w')
      for (const piece of piecesOf(pack(recording))) for (const part of piece) writeWhole(file, part)
      closeSync(file)
    } catch (error) {
      const what = `A recording could not be kept in ${this.path}: ${systemReason(error as Error)}.`
      throw new LabError('usage', what, 'Set TMPDIR to a folder with more room.')
    }
    this.kept.add(index)
  }

  at(index: number): Recording | undefined {
    if (!this.kept.has(index)) return undefined
    const file = openSync(this.fileOf(index), 'r')
    const bytes = new Uint8Array(fstatSync(file).size)
    for (let at = 0; at < bytes.length; ) at += readSync(file, bytes, at, Math.min(MOST_READ, bytes.length - at), null)
    closeSync(file)
    return unpack(bytes) as Recording
  }

  /** Deletes all recordings. The caller has already written the files that need them. */
  clear(): void {
    for (const index of this.kept) rmSync(this.fileOf(index))
    this.kept.clear()
  }

  close(): void {
    this.folder.close()
  }

  private fileOf(index: number): string {
    return join(this.path, `${index}`)
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}
