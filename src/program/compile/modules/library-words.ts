/** The names in a text. A name after a dot counts only if a module is before the dot, because other attributes never name a global. */
export function wordsOf(text: string, modules: ReadonlySet<string>): string[] {
  const code = withoutLocals(text.replace(/"""[\s\S]*?"""/g, '').replace(/^\s*#.*$/gm, ''))
  const found = new Set<string>()
  for (const [, dot, chain] of code.matchAll(/(\.?)([A-Za-z_]\w*(?:\.\w+)*)/g)) {
    const [first, ...attributes] = (chain as string).split('.') as [string, ...string[]]
    if (dot) continue
    found.add(first)
    if (modules.has(first)) for (const attribute of attributes) found.add(attribute)
  }
  return [...found]
}

/**
 * Removes plain strings and the names of methods, parameters and keywords, which name no global. A signature of several lines and a
 * default value keep their words: unneeded words only make the result larger.
 */
function withoutLocals(code: string): string {
  const around: { readonly indent: number; readonly names: readonly string[] }[] = []
  const without = (line: string, names: readonly string[], flags: string) =>
    names.reduce((rest, name) => rest.replace(new RegExp(`(?<![\\w.])${name}\\b`, flags), ''), line)
  const bare = (line: string) => {
    const indent = line.search(/\S/)
    if (indent < 0) return line
    while (indent <= (around.at(-1)?.indent ?? -1)) around.pop()
    const rest = around.reduce((kept, { names }) => without(kept, names, 'g'), line)
    const signature = /^\s*(?:async )?def \w+\((.*)\):/.exec(line)?.[1]
    if (signature === undefined) return rest
    const names = [...signature.matchAll(/(?:^|,)\s*\*{0,2}([a-z_]\w*)/g)].map(([, name]) => name as string)
    around.push({ indent, names })
    return without(rest, names, '').replace(/^(\s+(?:async )?def )\w+/, '$1_')
  }
  const plain = code.replace(/(f?)('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g, (whole, isFormat) => (isFormat ? whole : "''"))
  return plain
    .split('\n')
    .map(bare)
    .join('\n')
    .replace(/([(,]\s*)[a-z_]\w*(?==[^=])/g, '$1')
}
