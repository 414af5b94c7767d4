import { existsSync } from 'node:fs'

/**
 * The URL of a built file. This code may run from dist/cli.js, dist/lib/node.js, dist/chunks/, or from its source in a test.
 * @throws if the file is not built
 */
export function built(name: string): URL {
  const places = ['./', '../', '../../dist/'].map((place) => new URL(place + name, import.meta.url))
  const found = places.find((place) => existsSync(place))
  if (!found) throw new Error(`${name} is not built: run \`npm run build\``)
  return found
}
