import { readFile } from 'node:fs/promises'
import { LabError } from '../model/errors.ts'
import { decodeSource, decodeUtf8 } from '../program/index.ts'
import { systemReason } from './system-reason.ts'

/** A text file that somebody has named. @throws LabError 'usage' where there is none; insteadOfFolder: what to name where it is a folder */
export async function readText(path: string, insteadOfFolder: string): Promise<string> {
  return decodeUtf8(await readBytes(path, insteadOfFolder), path)
}

/** A Python file, which may name its encoding. */
export async function readPython(path: string, insteadOfFolder: string): Promise<string> {
  return decodeSource(await readBytes(path, insteadOfFolder), path)
}

async function readBytes(path: string, insteadOfFolder: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new LabError('usage', `There is no file ${path}.`, '')
    if (code === 'EISDIR') throw new LabError('usage', `${path} is a folder.`, insteadOfFolder)
    throw new LabError('usage', `${path} could not be read: ${systemReason(error as Error)}.`, '')
  }
}
