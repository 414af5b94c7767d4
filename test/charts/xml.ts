/** The names of all elements in the order in which they open. Throws if the markup is not well-formed. */
export function elementsOf(xml: string): string[] {
  const open: string[] = []
  const all: string[] = []
  const rest = xml.replace(
    /<(\/?)([a-z]+)((?:\s[a-zA-Z:-]+="[^"<]*")*)\s*(\/?)>/g,
    (_, closes: string, name: string, __, empty: string) => {
      if (closes && open.pop() !== name) throw new Error(`</${name}> closes nothing`)
      if (!closes) all.push(name)
      if (!closes && !empty) open.push(name)
      return ''
    },
  )
  if (open.length > 0) throw new Error(`not closed: ${open.join(', ')}`)
  if (/[<>]|&(?!(amp|lt|gt|quot|#39);)/.test(rest)) throw new Error(`stray mark in: ${rest}`)
  return all
}
