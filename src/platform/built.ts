import { existsSync } from 'node:fs'

/** A built file, wherever this code runs from: dist/cli.js, dist/lib/node.js, dist/chunks/ or its source under a test. */
export function built(name: string): URL {
  const places = ['./', '../', '../../dist/'].map((place) => new URL(place + name, import.meta.url))
  const found = places.find((place) => existsSync(place))
  if (!found) throw new Error(`${name} is not built: run \`npm run build\``)
  return found
}
