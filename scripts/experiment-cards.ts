// A Vite plugin: `import cards from '…/experiments/index.ts?cards'` gives the id, title and claim of each experiment, without its program
// and its judge. <gil-lab> shows these texts before the reader clicks Run. The code that a page loads before that click must be small.
import { type Plugin, runnerImport } from 'vite'
import type { Experiment } from '../src/model/run.ts'

const QUERY = '?cards'

export function experimentCards(): Plugin {
  return {
    name: 'gil-lab:experiment-cards',
    async load(id) {
      if (!id.endsWith(QUERY)) return undefined
      const path = id.slice(0, -QUERY.length)
      const { module, dependencies } = await runnerImport<{ readonly EXPERIMENTS: readonly Experiment[] }>(path)
      for (const file of [path, ...dependencies]) this.addWatchFile(file)
      const cards = module.EXPERIMENTS.map((experiment) => ({ id: experiment.id, title: experiment.title, claim: experiment.claim }))
      return `export default ${JSON.stringify(cards)}`
    },
  }
}
