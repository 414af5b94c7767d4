/** scripts/experiment-cards.ts makes these modules from the registry. */
declare module '*/experiments/index.ts?cards' {
  const cards: readonly { readonly id: string; readonly title: string; readonly claim: string }[]
  export default cards
}

declare module '*/experiments/index.ts?shown' {
  const shown: readonly (Omit<import('../model/run.ts').Experiment, 'judge' | 'answer' | 'reference'> & {
    /** A sentence that says which numbers in the shown file each variant replaces. Empty if every variant runs the file as shown. */
    readonly variantsWords: string
  })[]
  export default shown
}

declare module '*/experiments/index.ts?sources' {
  const sources: readonly { readonly id: string; readonly file: string; readonly source: string }[]
  export default sources
}

declare module '*/model/gils.ts?ids' {
  const ids: readonly string[]
  export default ids
}
