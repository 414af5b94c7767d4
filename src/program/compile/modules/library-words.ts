const DOCSTRINGS = /"""[\s\S]*?"""/g
const COMMENTS = /^\s*#.*$/gm
/** Strings on one line. The first group contains the prefix of an f-string. Only an f-string can contain names of globals. */
const STRINGS = /(f?)('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g
/** The line of a `def`, if the line contains the whole signature. */
const SIGNATURE = /^\s*(?:async )?def (\w+)\((.*)\):/
const PARAMETERS = /(?:^|,)\s*\*{0,2}([a-z_]\w*)/g
/**
 * A name, and the names after its dots. The first and the last group contain what is before and after these names. They show whether the
 * name is the keyword of an argument.
 */
const CHAINS = /((?:^|[(,*])\s*)?(?<![\w.])([A-Za-z_]\w*)((?:\.\w+)*)(=(?!=))?/g

/**
 * The names in a text that may name globals. A name after a dot counts only if a module is before the dot, because other attributes never
 * name a global. Names of methods, parameters and keywords do not count. But all names in a signature of several lines and in a default
 * value count: names that are not needed only make the result larger.
 */
export function wordsOf(text: string, modules: ReadonlySet<string>): string[] {
  const found = new Set<string>()
  const code = text
    .replace(DOCSTRINGS, '')
    .replace(COMMENTS, '')
    .replace(STRINGS, (whole, isFormat) => (isFormat ? whole : "''"))
  /** The functions around the line, the innermost last. */
  const around: { readonly indent: number; readonly parameters: ReadonlySet<string> }[] = []
  for (const line of code.split('\n')) {
    const indent = line.search(/\S/)
    if (indent < 0) continue
    while (indent <= (around.at(-1)?.indent ?? -1)) around.pop()
    const signature = SIGNATURE.exec(line)
    for (const [, before, first, attributes, sign] of line.matchAll(CHAINS) as Iterable<string[]>) {
      const name = first as string
      const isOwn = signature !== null && (before !== undefined || (indent > 0 && name === signature[1]))
      const isKeyword = before !== undefined && sign !== undefined && attributes === '' && /^[a-z_]/.test(name)
      if (isOwn || isKeyword || around.some(({ parameters }) => parameters.has(name))) continue
      found.add(name)
      if (attributes && modules.has(name)) for (const attribute of attributes.slice(1).split('.')) found.add(attribute)
    }
    if (!signature) continue
    const parameters = [...(signature[2] as string).matchAll(PARAMETERS)].map(([, name]) => name as string)
    around.push({ indent, parameters: new Set(parameters) })
  }
  return [...found]
}
