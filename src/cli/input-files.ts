import { readFile, stat } from 'node:fs/promises'
import { LabError } from '../model/errors.ts'
import { decodeSource, decodeUtf8 } from '../program/index.ts'
import { systemReason } from './system-reason.ts'

/** The most bytes of a program. No real program is longer. */
const MOST_BYTES = 2 ** 24

/**
 * Reads a text file that the user named.
 * @param insteadOfFolder advice for the user if the path is a folder
 * @param mostBytes a longer file is refused
 * @throws LabError 'usage' if the file cannot be read, is too long or is not UTF-8
 */
export async function readText(path: string, insteadOfFolder: string, mostBytes = MOST_BYTES): Promise<string> {
  return decodeUtf8(await readBytes(path, insteadOfFolder, mostBytes), path)
}

/** Reads a Python file, which may declare its encoding. */
export async function readPython(path: string, insteadOfFolder: string): Promise<string> {
  return decodeSource(await readBytes(path, insteadOfFolder, MOST_BYTES), path)
}

async function readBytes(path: string, insteadOfFolder: string, mostBytes: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > mostBytes) throw new LabError('usage', `${path} has ${size} bytes, and at most ${mostBytes} can be read.`, '')
    return await readFile(path)
  } catch (error) {
    if (error instanceof LabError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new LabError('usage', `There is no file ${path}.`, 'Check the path.')
    if (code === 'EISDIR') throw new LabError('usage', `${path} is a folder.`, insteadOfFolder)
    throw new LabError('usage', `${path} could not be read: ${systemReason(error as Error)}.`, '')
  }
}
