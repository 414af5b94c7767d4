/** A class that the machine has, and that lib/ has in Python too. Most programs get the machine's own, which is faster. */
interface WrittenClass {
  readonly module: string
  readonly name: string
  /** The statement in the module's file that imports the class written in Python. Without it, the name means the machine's class. */
  readonly statement: string
  /** Attributes that only the class written in Python has. */
  readonly attributes: string
  /**
   * Attributes that objects of other classes have too. They count only after a variable that holds an object of the class, or whose name
   * contains the initial of the class.
   */
  readonly ambiguous?: string
  /** Keywords of the constructor that the machine's class does not take. */
  readonly keywords?: string
}

const WRITTEN_CLASSES: readonly WrittenClass[] = [
  {
    module: 'queue',
    name: 'Queue',
    statement: 'from _queues import Queue',
    attributes: 'mutex|unfinished_tasks|not_empty|not_full|all_tasks_done|is_shutdown',
    ambiguous: 'maxsize|queue|shutdown',
  },
]

/** Whether a program needs a class of the module that is written in Python although the machine has it too. */
export function needsWrittenClass(module: string, texts: readonly string[]): boolean {
  return WRITTEN_CLASSES.some((one) => one.module === module && isNeeded(one, texts))
}

/** The text of a library file without the imports of classes for which the machine's own suffice. */
export function withoutUnneededClasses(path: string, text: string, texts: readonly string[]): string {
  const unneeded = WRITTEN_CLASSES.filter((one) => path === `${one.module}.py` && !isNeeded(one, texts))
  return unneeded.reduce((rest, { statement }) => rest.replace(`${statement}\n`, '\n'), text)
}

function isNeeded(one: WrittenClass, texts: readonly string[]): boolean {
  const users = texts.filter((text) => new RegExp(`\\b${one.module}\\b`).test(text) && new RegExp(`\\b${one.name}\\b`).test(text))
  return users.some((text) => signs(one, text).some((sign) => sign.test(text)))
}

function signs({ name, attributes, ambiguous, keywords }: WrittenClass, text: string): RegExp[] {
  const names = [name, ...captures(text, `\\b${name}\\s+as\\s+(\\w+)`)].join('|')
  const found = [new RegExp(`\\.\\s*(${attributes})\\b`), new RegExp(`^[ \\t]*class\\s+\\w+\\s*\\([^)]*\\b(${names})\\b`, 'm')]
  // The arguments may contain one level of parentheses. A second positional argument is a keyword's value too.
  if (keywords) found.push(new RegExp(`\\b(${names})\\(([^()]|\\([^()]*\\))*?(,\\s*[^\\s)]|\\b(${keywords})\\s*=)`))
  if (!ambiguous) return found
  const initial = `\\w*[${name.charAt(0)}${name.charAt(0).toLowerCase()}]\\w*`
  const variables = [initial, ...captures(text, `\\b(\\w+)\\s*(?::[^=\\n]*)?=\\s*(?:\\w+\\.)?(?:${names})\\(`)].join('|')
  return [...found, new RegExp(`\\b(${variables})\\s*\\.\\s*(${ambiguous})\\b`)]
}

/** The texts of the first group in all matches. */
function captures(text: string, pattern: string): string[] {
  return [...text.matchAll(new RegExp(pattern, 'g'))].map((found) => found[1] as string)
}
