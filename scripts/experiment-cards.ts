// A Vite plugin that gives pages the texts of the experiments without their judges. A judge needs the statistics, and the code that a page
// loads before the reader starts a run must be small.
//   import cards from '…/experiments/index.ts?cards'   the id, title and claim of each experiment, for <gil-lab>
//   import shown from '…/experiments/index.ts?shown'   what the lab page shows of each experiment, with its program
//   import sources from '…/experiments/index.ts?sources'   the program of each experiment, for a <gil-lab> that shows its program
//   import gils from '…/model/gils.ts?ids'   the ids of the GILs
import { type Plugin, runnerImport } from 'vite'
import type { Experiment, Variant } from '../src/model/run.ts'
import { asRun } from '../src/program/compile/as-run.ts'

const PARTS: Readonly<Record<string, (experiment: Experiment) => object>> = {
  '?cards': ({ id, title, claim }) => ({ id, title, claim }),
  '?sources': ({ id, file, source }) => ({ id, file, source }),
  '?shown': ({ judge: _judge, answer: _answer, reference: _reference, ...shown }) => ({ ...shown, variantsWords: variantsWords(shown) }),
}

/** The lists of the two modules. */
interface Listed {
  readonly EXPERIMENTS: readonly Experiment[]
  readonly GILS: readonly { readonly id: string }[]
}

export function experimentCards(): Plugin {
  return {
    name: 'gil-lab:experiment-cards',
    async load(id) {
      const [path = '', query = ''] = id.split(/(?=[?])/)
      const part = PARTS[query]
      if (!part && query !== '?ids') return undefined
      const { module, dependencies } = await runnerImport<Listed>(path)
      for (const file of [path, ...dependencies]) this.addWatchFile(file)
      return `export default ${JSON.stringify(part ? module.EXPERIMENTS.map(part) : module.GILS.map(({ id }) => id))}`
    },
  }
}

/** A sentence that says which numbers in the shown file each variant replaces. Empty if every variant runs the file as shown. */
function variantsWords({ source, variants = [] }: Pick<Experiment, 'source' | 'variants'>): string {
  const all = variants.map((variant) => ({ name: variant.name, changes: changesOf(source, variant) }))
  if (all.every(({ changes }) => changes.length === 0)) return ''
  const words = all.map(({ name, changes }) => `${name} (${changes.join(', ') || 'as shown'})`)
  return `The experiment runs this file in ${all.length} variants: ${words.join('; ')}.`
}

/** The lines that a variant changes in the file, for example "THREADS = 4". */
function changesOf(source: string, { constants }: Variant): string[] {
  return asRun(source, constants).flatMap(({ text, written }) => (written === undefined ? [] : [text.replace(/\s*#.*$/, '')]))
}
