import type { Experiment, Variant } from '../../model/run.ts'
import { asRun } from '../../program/index.ts'

/** A sentence that says which numbers in the shown file each variant replaces. Empty if every variant runs the file as shown. */
export function variantsWords({ source, variants = [] }: Pick<Experiment, 'source' | 'variants'>): string {
  const all = variants.map((variant) => ({ name: variant.name, changes: changesOf(source, variant) }))
  if (all.every(({ changes }) => changes.length === 0)) return ''
  const words = all.map(({ name, changes }) => `${name} (${changes.join(', ') || 'as shown'})`)
  return `The experiment runs this file in ${all.length} variants: ${words.join('; ')}.`
}

/** The lines that a variant changes in the file, for example "THREADS = 4". */
function changesOf(source: string, { constants }: Variant): string[] {
  return asRun(source, constants).flatMap(({ text, written }) => (written === undefined ? [] : [text.replace(/\s*#.*$/, '')]))
}

/** The values that the variants set, for example "0.5, 5, 50"; undefined if the form's value applies. */
export function setByVariants(
  { variants = [] }: Pick<Experiment, 'variants'>,
  value: (variant: Variant) => number | string | undefined,
): string | undefined {
  const values = new Set(variants.flatMap((variant) => value(variant) ?? []))
  return values.size === 0 ? undefined : [...values].map((one) => one.toLocaleString('en-US')).join(', ')
}
