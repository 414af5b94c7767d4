/** scripts/experiment-cards.ts makes this module from the registry. */
declare module '*/experiments/index.ts?cards' {
  const cards: readonly { readonly id: string; readonly title: string; readonly claim: string }[]
  export default cards
}
