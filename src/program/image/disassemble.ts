import type { BuiltinClass } from '../../../assembly/abi/classes.ts'
import { Comparison, Op, Operator } from '../../../assembly/abi/instructions.ts'
import type { EvalBreaker } from '../../model/eval-breaker.ts'
import type { Constant, FunctionCode, ModuleFile, Program } from '../../model/program.ts'
import { CLASSES } from '../library/classes.ts'
import { BUILTIN_NAMES, nameText } from '../library/names.ts'
import { pythonRepr } from '../values/repr.ts'
import { checksAt } from './check-points.ts'
import { argOf, instruction, OPCODES, opOf, unfused, unpackCallKeywords } from './opcodes.ts'

const OPERATOR_TEXT: ReadonlyMap<Operator, string> = new Map([
  [Operator.ADD, '+'],
  [Operator.AND, '&'],
  [Operator.FLOOR_DIVIDE, '//'],
  [Operator.LSHIFT, '<<'],
  [Operator.MULTIPLY, '*'],
  [Operator.REMAINDER, '%'],
  [Operator.OR, '|'],
  [Operator.POWER, '**'],
  [Operator.RSHIFT, '>>'],
  [Operator.SUBTRACT, '-'],
  [Operator.TRUE_DIVIDE, '/'],
  [Operator.XOR, '^'],
])

const COMPARISON_TEXT: Readonly<Record<Comparison, string>> = {
  [Comparison.LESS]: '<',
  [Comparison.EQUAL]: '==',
  [Comparison.GREATER]: '>',
  [Comparison.LESS_EQUAL]: '<=',
  [Comparison.NOT_EQUAL]: '!=',
  [Comparison.GREATER_EQUAL]: '>=',
}

/** An operator as Python writes it: "+", "+=". */
export function operatorText(number: number): string {
  const inplace = number >= Operator.INPLACE
  const text = OPERATOR_TEXT.get(inplace ? number - Operator.INPLACE : number) ?? '?'
  return inplace ? `${text}=` : text
}

/** A comparison as Python writes it. */
export function comparisonText(mask: number): string {
  return COMPARISON_TEXT[mask as Comparison] ?? '?'
}

/**
 * A function as dis.dis() prints it, followed by the functions that it makes. An asterisk marks each instruction at which another thread
 * can take the GIL under the check points of `version`. An asterisk in brackets means that this depends on the operand. `version` is
 * undefined for a run without check points. A fused instruction appears as the instructions that it replaces, because it has the same check
 * points as they have.
 */
export function disassembleWithChecks(program: Program, code: FunctionCode, version: EvalBreaker | undefined): string {
  const marks = { always: '*', sometimes: '(*)', never: '' } as const
  const own = disassembleFunction(program, unfusedCode(code), (name) => (version ? marks[checksAt(name, version)] : ''))
  const inner = functionsMadeBy(program, code).map((made) => {
    const { file } = program.modules[made.module] as ModuleFile
    const place = `file "${file}", line ${made.lines[0]}`
    return `\nDisassembly of ${made.qualifiedName}, ${place}:\n${disassembleWithChecks(program, made, version)}`
  })
  return own + inner.join('')
}

function unfusedCode(code: FunctionCode): FunctionCode {
  return { ...code, code: code.code.map((word) => instruction(unfused(opOf(word)), argOf(word))) }
}

function functionsMadeBy(program: Program, { code }: FunctionCode): FunctionCode[] {
  const made = [...code].flatMap((word) => {
    const constant = OPCODES[opOf(word)].argument === 'constant' ? program.constants[argOf(word)] : undefined
    if (constant?.kind === 'function') return constant.index
    return OPCODES[opOf(word)].argument === 'function' ? argOf(word) >> 2 : []
  })
  return [...new Set(made)].map((index) => program.functions[index] as FunctionCode)
}

/** The program's instructions in the layout of Python's dis: line, jump target, index, name, argument and the argument's meaning. */
export function disassemble(program: Program): string {
  return program.functions.map((code) => `Disassembly of ${code.name}:\n${disassembleFunction(program, code)}`).join('\n')
}

function disassembleFunction(program: Program, code: FunctionCode, mark?: (name: string) => string): string {
  const targets = new Set<number>()
  code.code.forEach((word, at) => {
    if (OPCODES[opOf(word)].jumpEffect !== undefined) targets.add(at + 1 + argOf(word))
  })
  let text = ''
  code.code.forEach((word, at) => {
    const line = code.lines[at] !== code.lines[at - 1] ? String(code.lines[at]) : ''
    if (line && at > 0) text += '\n'
    const { name, argument } = OPCODES[opOf(word)]
    const row = [
      line.padStart(3),
      targets.has(at) ? '>>' : '  ',
      String(at).padStart(6),
      ...(mark ? [mark(name).padEnd(3)] : []),
      name.padEnd(24),
    ]
    if (argument !== 'none') row.push(String(argOf(word)).padStart(4), meaning(program, code, at, word))
    text += `${row.join(' ').trimEnd()}\n`
  })
  if (code.handlers.length === 0) return text
  const rows = code.handlers.map(({ start, end, target, depth }) => `  ${start} to ${end - 1} -> ${target} [${depth}]\n`)
  return `${text}ExceptionTable:\n${rows.join('')}`
}

function meaning(program: Program, code: FunctionCode, at: number, word: number): string {
  const arg = argOf(word)
  switch (OPCODES[opOf(word)].argument) {
    case 'local':
      return `(${code.locals[arg]})`
    case 'constant':
      return `(${constantText(program, program.constants[arg])})`
    case 'global':
      return `(${program.globals[arg]})`
    case 'name':
      return `(${nameText(program.names, arg)})`
    case 'function':
      return `(${program.functions[arg >> 2]?.qualifiedName})`
    case 'jump':
      return `(to ${at + 1 + arg})`
    case 'operator':
      return `(${operatorText(arg)})`
    case 'comparison':
      return `(${comparisonText(arg)})`
    case 'invert':
      return opOf(word) === Op.IS_OP ? `(${arg ? 'is not' : 'is'})` : `(${arg ? 'not in' : 'in'})`
    case 'keywords': {
      const { count } = unpackCallKeywords(arg)
      const names = keywordNames(program, opOf(word), arg)
      return names.length === 0 ? `(${count})` : `(${count} with ${names.join(', ')})`
    }
    default:
      return ''
  }
}

/** The names of the keyword arguments of a call; empty for other instructions. */
export function keywordNames(program: Program, op: Op | undefined, arg: number): string[] {
  const { count: passed, table } = unpackCallKeywords(arg)
  if (op !== Op.CALL_KW && (op !== Op.CALL_FUNCTION_EX || passed === 1)) return []
  const count = program.keywords[table] ?? 0
  return [...program.keywords.subarray(table + 1, table + 1 + count)].map((id) => nameText(program.names, id))
}

function constantText(program: Program, constant: Constant | undefined): string {
  switch (constant?.kind) {
    case 'function':
      return `<function ${program.functions[constant.index]?.name}>`
    case 'builtin':
      return `<built-in ${BUILTIN_NAMES[constant.id as keyof typeof BUILTIN_NAMES]}>`
    case 'class':
      return `<class '${CLASSES[constant.id as BuiltinClass].name}'>`
    case 'tuple':
      return `(${constant.items.map((item) => constantText(program, item)).join(', ')}${constant.items.length === 1 ? ',' : ''})`
    default:
      return constant ? pythonRepr(constant) : '?'
  }
}
