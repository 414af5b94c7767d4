import { rmSync, statSync } from 'node:fs'
import { access, type FileHandle, open, realpath, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import process, { stdout } from 'node:process'
import { LabError } from '../model/errors.ts'
import { processEnd } from './process-end.ts'
import { systemReason } from './system-reason.ts'

/** The file name that means standard output. */
export const STDOUT = '-'

/** Text or bytes in pieces. */
type Pieces = Iterable<string | Uint8Array> | AsyncIterable<Buffer>

/** Writes pieces to a file or to stdout, one after the other. @throws LabError 'usage' if the file cannot be written */
export async function writePieces(file: string, ...all: readonly Pieces[]): Promise<void> {
  try {
    if (file === STDOUT) await eachPiece(all, writeToStdout)
    else await writeInto(await open(file, 'w'), all)
  } catch (error) {
    throw isSystemError(error) ? unwritable(file, error) : error
  }
}

/**
 * Replaces a file as a whole: readers see either the old content or the new. If the folder does not allow a new file, overwrites the old
 * file instead.
 * @throws LabError 'usage' if the file cannot be written
 */
export async function replaceFile(file: string, ...all: readonly Pieces[]): Promise<void> {
  const target = await realpath(file).catch(() => file)
  const fresh = `${target}.${process.pid}.new`
  const forget = processEnd.atEnd(() => rmSync(fresh, { force: true }))
  try {
    const handle = await open(fresh, 'w', await modeOf(target)).catch(() => undefined)
    if (!handle) return await writePieces(file, ...all)
    await writeInto(handle, all)
    await rename(fresh, target)
  } catch (error) {
    throw isSystemError(error) ? unwritable(file, error) : error
  } finally {
    await rm(fresh, { force: true })
    forget()
  }
}

/** Whether a path is a regular file or could become one. Pipes, devices and stdout can only be written once. */
export function canBeReplaced(file: string): boolean {
  return file !== STDOUT && statSync(file, { throwIfNoEntry: false })?.isFile() !== false
}

async function modeOf(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => undefined))?.mode
}

/** Appends to a file, and creates it if needed. @throws LabError 'usage' if the file cannot be written */
export async function appendPieces(file: string, pieces: Pieces): Promise<void> {
  try {
    await writeInto(await open(file, 'a'), [pieces])
  } catch (error) {
    throw isSystemError(error) ? unwritable(file, error) : error
  }
}

async function writeInto(handle: FileHandle, all: readonly Pieces[]): Promise<void> {
  try {
    await eachPiece(all, async (piece) => void (await handle.appendFile(piece)))
  } finally {
    await handle.close()
  }
}

/**
 * Writes a piece to stdout. The promise never rejects. If a write fails, stdout emits an 'error' event, and process-end.ts ends the command
 * at that event.
 */
function writeToStdout(piece: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => stdout.write(piece, () => resolve()))
}

async function eachPiece(all: readonly Pieces[], write: (piece: string | Uint8Array) => Promise<void>): Promise<void> {
  for (const pieces of all) for await (const piece of pieces) await write(piece)
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

/**
 * Checks that a file can be written. Commands call this before they measure. The file's content does not change. @throws LabError 'usage'
 * if the file cannot be written
 */
export async function checkWritable(file: string): Promise<void> {
  if (file === STDOUT) return
  try {
    const exists = await isThere(file)
    await (await open(file, 'a')).close()
    if (!exists) await unlink(file)
  } catch (error) {
    throw unwritable(file, error as NodeJS.ErrnoException)
  }
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

function unwritable(file: string, error: NodeJS.ErrnoException): LabError {
  const hint = error.code === 'ENOENT' ? `Create the folder first: mkdir -p ${dirname(resolve(file))}` : ''
  return new LabError('usage', `${file} could not be written: ${systemReason(error)}.`, hint)
}
