import type { Program } from '../../model/program.ts'
import { unexpectedKeyword } from './python-parameters.ts'

/** A list as in Python's messages: "a, b, and c", with a comma before "and" from three names on. */
function quotedNames(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`)
  if (quoted.length < 3) return quoted.join(' and ')
  return `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)}`
}

const plural = (count: number) => (count === 1 ? '' : 's')

/**
 * The message for too many positional arguments. The low 16 bits of `packed` are the number of positional arguments. The bits above are the
 * number of keyword-only arguments.
 */
export function argumentCount(program: Program, index: number, packed: number): string {
  const { qualifiedName = '?', parameters = [], defaults = [] } = program.functions[index] ?? {}
  const [given, others] = [packed & 0xffff, packed >> 16]
  const optional = parameters.filter((_, at) => defaults[at] !== 0).length
  const least = optional > 0 ? `from ${parameters.length - optional} to ` : ''
  const takes = `${least}${parameters.length} positional argument${optional > 0 ? 's' : plural(parameters.length)}`
  const positional = others > 0 ? ` positional argument${plural(given)} (and ${others} keyword-only argument${plural(others)})` : ''
  return `TypeError: ${qualifiedName}() takes ${takes} but ${given}${positional} ${given === 1 && others === 0 ? 'was' : 'were'} given`
}

/** The message for missing arguments. `text` has the names of the parameters without an argument. */
export function missingArguments(program: Program, index: number, isKeywordOnly: boolean, text: string | undefined): string {
  const names = (text ?? '').split(' ')
  const kind = isKeywordOnly ? 'keyword-only' : 'positional'
  const name = program.functions[index]?.qualifiedName
  return `TypeError: ${name}() missing ${names.length} required ${kind} argument${plural(names.length)}: ${quotedNames(names)}`
}

export function keywordError(program: Program, index: number, name: string): string {
  const callee = program.functions[index]
  const parameters = callee ? [...callee.parameters.slice(callee.positionalOnly), ...callee.keywordOnly] : []
  return parameters.includes(name)
    ? `TypeError: ${callee?.qualifiedName}() got multiple values for argument '${name}'`
    : unexpectedKeyword(callee?.qualifiedName ?? '?', name, parameters)
}

export function positionalOnly(program: Program, index: number, text: string | undefined): string {
  const names = (text ?? '').split(' ').join(', ')
  return `TypeError: ${program.functions[index]?.qualifiedName}() got some positional-only arguments passed as keyword arguments: '${names}'`
}
