/** The button that measures all rounds after a quick answer. */
export const PRECISELY = 'Measure precisely'
/** The button that measures more rounds of a program that belongs to no experiment. */
export const MORE_ROUNDS = 'Measure more rounds'

/** The rounds of that program which the button measures. */
const OWN_ROUNDS = 7

/** What a reader can measure after some rounds of a program that belongs to no experiment; undefined after enough rounds. */
export function furtherRounds(rounds: number): { readonly label: string; readonly rounds: number } | undefined {
  return rounds < OWN_ROUNDS ? { label: MORE_ROUNDS, rounds: OWN_ROUNDS } : undefined
}
