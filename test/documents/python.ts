import { EXPRESSIONS } from '../../src/program/compile/expressions/index.ts'
import { IGNORED } from '../../src/program/compile/statements/classes.ts'
import { STATEMENTS } from '../../src/program/compile/statements/index.ts'
import { compile } from '../../src/program/index.ts'
import {
  BUILTINS,
  builtinName,
  enumerate,
  MISSING_BUILTINS,
  MISSING_KEYWORDS,
  MODULES,
  WRITTEN_BUILTINS,
} from '../../src/program/library/library.ts'
import { PYTHON_MODULES } from '../../src/program/library/python-modules.ts'
import { LIBRARY_SOURCES } from '../../src/program/library/sources.ts'
import { refusedPrograms } from '../program/refused.ts'
import { typeAttributes } from './attributes.ts'
import { EXPRESSION_EXAMPLES, STATEMENT_EXAMPLES, WITHOUT_EXAMPLE } from './syntax-examples.ts'

/** The part of docs/python.md that the compiler's tables and the machine determine. */
export function pythonTables(): string {
  return [
    '## Statements and expressions',
    table(['statement', 'example'], examples(STATEMENTS, STATEMENT_EXAMPLES)),
    table(['expression', 'example'], examples(EXPRESSIONS, EXPRESSION_EXAMPLES)),
    '`await`, `async def`, `yield` and `yield from` work inside functions.',
    '## Builtins',
    list([...BUILTINS.keys(), ...WRITTEN_BUILTINS.keys()]),
    `Missing: ${list([...MISSING_BUILTINS].filter((name) => refusal(`x = ${name}`)))}.`,
    'In Python, programs can pass these arguments by name. In gil-lab, they cannot:',
    table(['builtin', 'arguments'], missingKeywords()),
    '## Attributes and methods',
    'Special methods are left out.',
    table(
      ['type', 'has', 'Python has, gil-lab lacks'],
      typeAttributes().map(({ type, has, lacks }) => [code(type), list(has), list(lacks)]),
    ),
    `A class cannot define these special methods: ${list([...IGNORED])}.`,
    '## Modules',
    table(['module', 'has', 'Python has, gil-lab lacks'], modules()),
    '## What the compiler refuses',
    table(['gil-lab …', 'instead'], refusals()),
  ].join('\n\n')
}

function examples(visited: ReadonlyMap<string, unknown>, texts: Readonly<Record<string, string>>): string[][] {
  return [...visited.keys()].flatMap((name) => {
    const text = texts[name]
    if (WITHOUT_EXAMPLE.includes(name)) return []
    if (text === undefined) throw new Error(`${name} has no example in test/documents/syntax-examples.ts`)
    // Every example must compile at module level.
    compile(`x = y = z = width = f = name = 1\n${texts === EXPRESSION_EXAMPLES ? `_ = ${text}` : text}\n`, 'example.py')
    return [[plain(name), `\`\`${text.split('\n').join(' ⏎ ')}\`\``]]
  })
}

/** The parser's name of a node in words: "list comprehension" for ArrayComprehensionExpression. */
function plain(node: string): string {
  const words = node.replace(/(Statement|Expression|Definition|Operation)$/, '').replace(/([a-z])([A-Z])/g, '$1 $2')
  return words.toLowerCase().replace('array', 'list')
}

/** The keywords that the compiler refuses in calls of Python's builtins. Members of modules, such as Thread, do not count. */
function missingKeywords(): string[][] {
  return [...MISSING_KEYWORDS].flatMap(([builtin, names]) => {
    const name = builtinName(builtin) ?? ''
    const missing = names.filter((keyword) => BUILTINS.has(name) && refusal(`${name}(${keyword}=1)`))
    return missing.length > 0 ? [[code(`${name}()`), list(missing)]] : []
  })
}

/** For each module, the names that it has in gil-lab, and the names that only Python's module has. */
function modules(): string[][] {
  const written = [...LIBRARY_SOURCES.keys()].map((path) => path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.'))
  const names = [...new Set([...MODULES.keys(), ...written])].filter((name) => !/(^|\.)_[a-z]/.test(name)).sort()
  return names.map((name) => {
    const python = (PYTHON_MODULES[name] ?? '').split(/\s+/).filter((member) => /^[a-zA-Z]/.test(member))
    const has = membersOf(name, python)
    return [code(name), list(has), list(python.filter((member) => !has.includes(member)))]
  })
}

/**
 * The names that gil-lab's module has. The compiler lists them when it refuses a name that the module lacks. If the compiler refuses no
 * name, gil-lab has all of Python's names.
 */
function membersOf(module: string, python: readonly string[]): string[] {
  for (const name of ['no_such_name', ...python]) {
    const members = /^[^\n]* has no '[^']*' \(\S+ has (.*)\)$/m.exec(refusal(`from ${module} import ${name}`))?.[1]
    if (members)
      return members
        .split(/, | and /)
        .filter((member) => python.includes(member) || !isImported(member, module))
        .sort()
  }
  return [...python]
}

/** Whether a module of the library has the name only because it imports another public module or a member of it. */
function isImported(name: string, module: string): boolean {
  const path = module === 'threading' ? '_threading_classes' : module.replaceAll('.', '/')
  const source = LIBRARY_SOURCES.get(`${path}.py`) ?? LIBRARY_SOURCES.get(`${path}/__init__.py`) ?? ''
  const exported = /^__all__ = [[(]([^\])]*)/m.exec(source)?.[1] ?? ''
  const imports = new RegExp(`^(from [a-z]\\w* )?import .*\\b${name}\\b`, 'm')
  return !exported.includes(`'${name}'`) && imports.test(source)
}

/** The message with which the compiler refuses a line; '' if it compiles. */
function refusal(line: string): string {
  try {
    compile(`${line}\n`, 'program.py')
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

/** The refusals in the tables of refused programs, each with its advice. Refusals of names are left out: other sections list the names. */
function refusals(): string[][] {
  const rows = new Map<string, string>()
  for (const { message } of refusedPrograms()) {
    const [, what, advice = ''] = /gil-lab (.*?)(?: \((.*)\))?$/m.exec(message) ?? []
    if (what && !/ has no (module|'|builtin)|does not have Python's builtin|the argument/.test(` ${what}`)) rows.set(what, advice)
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, advice]) => [escaped(what), escaped(advice)])
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function list(names: readonly string[]): string {
  return enumerate(names.map(code))
}

function code(text: string): string {
  return `\`${text}\``
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*')
}
