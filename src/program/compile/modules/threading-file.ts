/** The library's file in which Thread is a class written in Python. Its `__name__` is "threading". */
export const THREADING_CLASSES = '_threading_classes'

/** Members of threading that the library writes in Python and that work with the machine's own Thread. */
const MEMBERS = /\b(Barrier|Condition|Event|Semaphore|BoundedSemaphore|TIMEOUT_MAX|ThreadError|get_native_id|stack_size)\b/

/** Members of threading, and methods of Thread, that need a Thread written in Python. */
const CLASS_MEMBERS = /\b(Timer|main_thread|excepthook|ExceptHookArgs|getName|setName|isDaemon|setDaemon)\b|\.run\(\s*\)/

/**
 * Calls whose arguments need a Thread written in Python: `Thread(…, kwargs=…)`, `Thread(None, target)`. The other arguments may contain one
 * level of parentheses.
 */
const CLASS_ARGUMENTS = /\bThread\(\s*(None\b|(?:[^()]|\([^()]*\))*\b(kwargs|group)\s*=)/

/**
 * `threading.enumerate`, or `enumerate` in a `from threading import`. A bare `enumerate` does not count, because it is the builtin in most
 * programs.
 */
const ENUMERATE = /\b(threading|from\s+threading\s+import\b[^\n]*)[\s.,(]enumerate\b|\bfrom\s+threading\s+import\s*\*[\s\S]*\benumerate\b/

/**
 * The library's file that an import of `threading` loads in a program. The machine's own Thread is faster, and runs no Python code of the
 * library that could disturb the measurement. So the program gets a Thread written in Python only if it needs one, for example to subclass
 * it.
 * @param texts the program's own files
 * @returns undefined if the machine has everything that the program uses
 */
export function threadingFile(texts: readonly string[]): string | undefined {
  const users = texts.filter((text) => /\bthreading\b/.test(text))
  const isAny = (pattern: RegExp) => users.some((text) => pattern.test(text))
  if (users.some(hasSubclass) || isAny(CLASS_MEMBERS) || isAny(CLASS_ARGUMENTS) || isAny(ENUMERATE)) return THREADING_CLASSES
  return isAny(MEMBERS) ? 'threading' : undefined
}

/** Whether the text has a class with Thread as a base, perhaps under a name that an import gives it. */
function hasSubclass(text: string): boolean {
  const names = ['Thread', ...[...text.matchAll(/\bThread\s+as\s+(\w+)/g)].map((found) => found[1])]
  return new RegExp(`^[ \\t]*class\\s+\\w+\\s*\\([^)]*\\b(${names.join('|')})\\b`, 'm').test(text)
}
