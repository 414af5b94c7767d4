import { posix } from 'node:path'
import { type Sources, withoutComments } from './sources.ts'

/** The files that a source imports as soon as it loads. Types and dynamic imports load nothing. */
function loadedWith(path: string, source: string): string[] {
  const code = withoutComments(source).replace(/\b(import|export)\s+type\s[^'"]*['"][^'"]+['"]/g, '')
  const specifiers = [...code.matchAll(/\bfrom\s*['"]([^'"]+)['"]|\bimport\s*['"]([^'"]+)['"]/g)].map(
    ([, from, bare]) => from ?? bare ?? '',
  )
  return specifiers
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')))
}

/** The files that load before `entry` runs, directly or through others. */
export function loadedFirst(sources: Sources, entry: string): string[] {
  const found = new Set<string>()
  const rest = [entry]
  for (let path = rest.pop(); path !== undefined; path = rest.pop()) {
    if (found.has(path)) continue
    found.add(path)
    rest.push(...loadedWith(path, sources[path] ?? ''))
  }
  return [...found]
}
