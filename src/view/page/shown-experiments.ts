import shown from '../../experiments/index.ts?shown'

/** An experiment as the page shows it. The judge and the answer are part of the lab, which loads when the reader starts a run. */
export type ShownExperiment = (typeof shown)[number]

export const SHOWN_EXPERIMENTS: readonly ShownExperiment[] = shown

export function shownExperiment(id: string | undefined): ShownExperiment | undefined {
  return SHOWN_EXPERIMENTS.find((one) => one.id === id)
}
