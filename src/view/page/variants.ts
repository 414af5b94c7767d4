import type { Experiment, Variant } from '../../model/run.ts'

/** The values that the variants set, for example "0.5, 5, 50"; undefined if the form's value applies. */
export function setByVariants(
  { variants = [] }: Pick<Experiment, 'variants'>,
  value: (variant: Variant) => number | string | undefined,
): string | undefined {
  const values = new Set(variants.flatMap((variant) => value(variant) ?? []))
  return values.size === 0 ? undefined : [...values].map((one) => one.toLocaleString('en-US')).join(', ')
}
