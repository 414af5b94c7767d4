import type { Experiment, Variant } from '../../model/run.ts'
import { asRun } from '../../program/index.ts'

/** What an experiment's variants put in place of the numbers of the shown file; empty where the file runs as it is shown. */
export function variantsWords({ source, variants = [] }: Pick<Experiment, 'source' | 'variants'>): string {
  const all = variants.map((variant) => ({ name: variant.name, changes: changesOf(source, variant) }))
  if (all.every(({ changes }) => changes.length === 0)) return ''
  const words = all.map(({ name, changes }) => `${name} (${changes.join(', ') || 'as shown'})`)
  return `The experiment runs this file in ${all.length} variants: ${words.join('; ')}.`
}

/** "THREADS = 4" for each line that differs from the file's. */
function changesOf(source: string, { constants }: Variant): string[] {
  return asRun(source, constants).flatMap(({ text, written }) => (written === undefined ? [] : [text.replace(/\s*#.*$/, '')]))
}

/** The values that the variants give a setting, whatever the form says: "0.5, 5, 50". undefined where the form's value is in force. */
export function setByVariants(
  { variants = [] }: Pick<Experiment, 'variants'>,
  value: (variant: Variant) => number | undefined,
): string | undefined {
  const values = new Set(variants.flatMap((variant) => value(variant) ?? []))
  return values.size === 0 ? undefined : [...values].map((one) => one.toLocaleString('en-US')).join(', ')
}
