import type { LockRecord } from './recording.ts'

/**
 * The name of each lock for readers, by number: "gate", "tasks: get()", "Lock at line 12". If several locks would have the same name, each
 * gets a number, in the order in which threads first waited for them: "forks #2".
 */
export function lockNames(locks: readonly LockRecord[]): ReadonlyMap<number, string> {
  const hasSeveralFiles = new Set(locks.map(({ file }) => file)).size > 1
  const parts = locks.map((lock) => [lock.id, objectName(lock, hasSeveralFiles), lock.part && `: ${lock.part}`] as const)
  const total = new Map<string, number>()
  for (const [, object, part] of parts) total.set(object + part, (total.get(object + part) ?? 0) + 1)
  const before = new Map<string, number>()
  return new Map(
    parts.map(([id, object, part]) => {
      const number = (before.get(object + part) ?? 0) + 1
      before.set(object + part, number)
      return [id, total.get(object + part) === 1 ? object + part : `${object} #${number}${part}`]
    }),
  )
}

function objectName({ kind, name, file, line }: LockRecord, hasSeveralFiles: boolean): string {
  if (name) return name
  if (line === 0) return `${kind} of the library`
  return `${kind} at line ${line}${hasSeveralFiles ? ` of ${file}` : ''}`
}
