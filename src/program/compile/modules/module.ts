import type { SyntaxNode, Tree } from '@lezer/common'
import { allClose } from '../../../model/unknown-name.ts'
import { STATE } from '../../image/constant-pool.ts'
import { adviceFor } from '../../library/advice.ts'
import { BUILTINS, enumerate, MISSING_BUILTINS, MODULES } from '../../library/library.ts'
import type { SourceText } from '../../source/source-text.ts'
import { children } from '../../source/syntax.ts'
import { constantOf } from '../fold.ts'
import type { ProgramBuilder } from '../program-builder.ts'
import { Symbols } from '../symbols.ts'
import type { ImportClause } from './clauses.ts'
import type { CompiledModule, Meaning } from './meaning.ts'
import { isMissing } from './missing.ts'
import type { StreamUse } from './streams.ts'

/** The most modules that a message suggests. */
const MOST_MEANT = 3

/** Finds the modules that a program can import. */
export interface Finder {
  /** The module with this full name; undefined if there is none. */
  find(name: string, from: Module): Meaning | undefined
  /**
   * The module of lib/ with this name, even if the program uses only the machine's part of the module. Messages need the names of the whole
   * module.
   */
  written(name: string): CompiledModule | undefined
  /** A module of lib/, even if a file of the program has the same name. */
  library(name: string): CompiledModule
  /** How the program uses the streams of sys. */
  readonly streams: StreamUse
  /** The methods of event loops that the compiler refuses, with what to write instead. */
  readonly loopMethods: ReadonlyMap<string, string>
  /** The module compiled from its whole file. undefined for a file of the program, and for a module that already has its whole file. */
  whole(module: Module): CompiledModule | undefined
  /** The names of the library's modules, for messages. */
  readonly libraryNames: readonly string[]
}

/** The values that a Module is made of. */
interface ModuleParts {
  readonly index: number
  /** The value of `__name__`. */
  readonly name: string
  readonly source: SourceText
  readonly tree: Tree
  /** Whether the file is a package: an __init__.py, which contains other modules. */
  readonly isPackage: boolean
  /** Whether the file is part of gil-lab's library. Tracebacks hide the frames of library files. */
  readonly isLibrary: boolean
}

/**
 * One file of a program. A module is an object of the compiler only. The compiled program has, for each module, a function that runs the
 * file, and the module's globals in the one table of globals.
 */
export class Module implements CompiledModule {
  readonly index: number
  readonly name: string
  readonly source: SourceText
  readonly tree: Tree
  readonly isPackage: boolean
  readonly isLibrary: boolean
  /** The names that the file binds. */
  readonly symbols: Symbols
  readonly #asked = new Set<string>()

  constructor(
    readonly program: ProgramBuilder,
    readonly finder: Finder,
    parts: ModuleParts,
  ) {
    this.index = parts.index
    this.name = parts.name
    this.source = parts.source
    this.tree = parts.tree
    this.isPackage = parts.isPackage
    this.isLibrary = parts.isLibrary
    this.symbols = new Symbols(this.source, this.tree.topNode)
  }

  finishSymbols(): Symbols {
    return this.symbols.finish((clause) => this.bound(clause))
  }

  /** The index of a global variable of this module. */
  global(name: string): number {
    return this.program.global(this, name)
  }

  /** The index of the global that holds the module's state. */
  get state(): number {
    return this.program.global(this, STATE)
  }

  /** The package that relative imports start from: the module itself if it is a package. */
  get package(): string {
    return this.isPackage ? this.name : this.name.slice(0, Math.max(0, this.name.lastIndexOf('.')))
  }

  /** The modules that an import clause runs, in the order in which it runs them. @throws LabError if gil-lab lacks one of them */
  imported(clause: ImportClause): Meaning[] {
    const found = this.#path(clause)
    const last = found.at(-1) as Meaning
    const member = clause.member && this.#memberOf(last, this.source.name(clause.member))
    return member?.kind === 'module' ? [...found, member] : found
  }

  #memberOf(owner: Meaning, name: string): Meaning | undefined {
    if (owner.kind === 'module') return owner.module.member(name)
    return owner.kind === 'namespace' ? this.finder.find(`${owner.name}.${name}`, this) : undefined
  }

  /**
   * The names that a clause binds, with their meanings. A clause with `*` binds several names. @throws LabError if gil-lab lacks one of
   * them
   */
  bound(clause: ImportClause): Map<string, Meaning> {
    const modules = this.#path(clause)
    const last = modules.at(-1) as Meaning
    if (!clause.member) return new Map([[clause.name, clause.bindsLast ? last : (modules[0] as Meaning)]])
    if (clause.member.name === '*') return this.#star(last, clause)
    return new Map([[clause.name, memberOf(this, last, clause.member)]])
  }

  /**
   * What a name of this module means in other modules; undefined if this module never binds the name. A name that is assigned anywhere is a
   * variable.
   */
  member(name: string): Meaning | undefined {
    const variable: Meaning = { kind: 'variable', module: this, name }
    if (name === '__name__' || this.symbols.assignedGlobals.has(name)) return variable
    const submodule = () => (this.isPackage ? this.finder.find(`${this.name}.${name}`, this) : undefined)
    // member() is already looking for this name, so the imports form a circle. Either a package imports a module of its own, or two modules
    // import the name from each other and neither binds it.
    if (this.#asked.has(name)) return submodule() ?? variable
    this.#asked.add(name)
    try {
      for (const clause of this.symbols.module.clauses) {
        const meaning = clause.name === name || clause.name === '*' ? this.bound(clause).get(name) : undefined
        if (meaning) return meaning.kind === 'variable' ? variable : meaning
      }
    } finally {
      this.#asked.delete(name)
    }
    const native = this.isLibrary ? MODULES.get(this.name) : undefined
    if (native?.kind === 'namespace' && Object.hasOwn(native.members, name)) return native.members[name]
    return submodule()
  }

  bindsClass(name: string): boolean {
    const origin = this.symbols.origins.get(name)
    return this.symbols.classes.has(name) || (origin?.module.bindsClass(origin.name) ?? false)
  }

  /** The names that `from module import *` takes: those in `__all__`, or all without a leading underscore. */
  publicNames(): string[] {
    return this.finder.whole(this)?.ownPublicNames() ?? this.ownPublicNames()
  }

  /** The public names that the file has. The file of a library module may lack those that the program does not need. */
  ownPublicNames(): string[] {
    const all = this.#all()
    if (all) return all
    const stars = this.symbols.module.clauses.filter((clause) => clause.name === '*').flatMap((clause) => [...this.bound(clause).keys()])
    const named = this.symbols.module.clauses.filter((clause) => clause.name !== '*').map((clause) => clause.name)
    return [...new Set([...this.symbols.assignedGlobals, ...named, ...stars])].filter((name) => !name.startsWith('_'))
  }

  /** Whether the compiler accepts `module.name = …` in other modules. The code of this module then reads the new value. */
  canSet(name: string): boolean {
    const member = this.member(name)
    if (this.symbols.assignedGlobals.has(name) || (member?.kind === 'variable' && member.module === this)) return true
    const isKnown = member !== undefined || BUILTINS.has(name) || MISSING_BUILTINS.has(name)
    return !this.isLibrary && !isKnown
  }

  #all(): string[] | undefined {
    for (const statement of children(this.tree.topNode)) {
      const [target, sign, value, ...more] = children(statement)
      if (statement.name !== 'AssignStatement' || !target || sign?.name !== 'AssignOp' || !value || more.length > 0) continue
      if (this.source.slice(target) !== '__all__') continue
      const items = children(value)
        .slice(1, -1)
        .filter(({ name }) => name !== ',')
      const names = items.map((item) => constantOf(this.source, item))
      if (names.every((item) => item?.kind === 'str')) return names.map((item) => item.value)
    }
    return undefined
  }

  #star(target: Meaning, clause: ImportClause): Map<string, Meaning> {
    const found = new Map<string, Meaning>()
    if (target.kind === 'module') {
      for (const name of target.module.ownPublicNames()) {
        const meaning = target.module.member(name)
        if (meaning) found.set(name, meaning)
      }
    } else if (target.kind === 'namespace') {
      // In Python, `import *` from os also replaces builtins, such as open(). The machine's os has no open(), so the program would silently
      // keep the builtin.
      if (target.name === 'os') throw this.source.refusal(clause.node, "does not run 'import *' for os", 'import the names you use')
      for (const [name, meaning] of Object.entries(target.members)) found.set(name, meaning)
    }
    return found
  }

  /** The modules along a clause's path: a, a.b and a.b.c. */
  #path(clause: ImportClause): Meaning[] {
    const path = this.#absolute(clause).split('.')
    return path.map((_, at) => this.#find(path.slice(0, at + 1).join('.'), clause))
  }

  /** The full name of a clause's module. */
  #absolute(clause: ImportClause): string {
    if (clause.level === 0) return clause.path
    const base = this.package.split('.')
    if (this.package === '' || clause.level > base.length) {
      const what = this.package === '' ? 'has no known parent package' : 'is beyond the top-level package'
      throw this.source.refusal(clause.where, `cannot import this: a relative import ${what}`, 'name the module')
    }
    const parent = base.slice(0, base.length - clause.level + 1).join('.')
    return clause.path === '' ? parent : `${parent}.${clause.path}`
  }

  #find(name: string, clause: ImportClause): Meaning {
    const found = this.finder.find(name, this)
    if (found) return found
    throw this.source.refusal(
      clause.where,
      `has no module '${name}'`,
      adviceFor(clause.path) ?? adviceFor(name) ?? similarTo(name, this.finder.libraryNames),
    )
  }
}

/** Names the modules that the reader may mean, and says where the list of all modules is. */
function similarTo(name: string, modules: readonly string[]): string {
  const meant = allClose(name, modules).slice(0, MOST_MEANT)
  const guess = meant.length > 0 ? `did you mean ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(meant)}? ` : ''
  return `${guess}docs/python.md lists its modules`
}

/** The member `name` of a module or namespace. By default, `name` is the text of `node`. @throws LabError at `node` if gil-lab lacks it */
export function memberOf(from: Module, owner: Meaning, node: SyntaxNode, name = from.source.name(node)): Meaning {
  if (owner.kind === 'module') {
    const member = owner.module.member(name)
    if (member) return member
    // A file of the program need not bind the name. As in Python, the program then fails only when it uses the name: with an AttributeError
    // or an ImportError.
    if (!owner.module.isLibrary && !name.startsWith('__')) return { kind: 'variable', module: owner.module, name }
    if (isMissing(owner.module.name, name)) return { kind: 'missing', owner: owner.module.name, name }
    return refuse(from, node, `${owner.module.name}.${name}`, owner.module.name, owner.module.publicNames())
  }
  if (owner.kind !== 'namespace') throw new Error(`${owner.kind} has no members`)
  const member = Object.hasOwn(owner.members, name) ? owner.members[name] : undefined
  const found = member ?? from.finder.find(`${owner.name}.${name}`, from)
  if (found) return found
  if (isMissing(owner.name, name)) return { kind: 'missing', owner: owner.name, name }
  const written = from.finder.written(owner.name)?.publicNames() ?? []
  return refuse(from, node, `${owner.name}.${name}`, owner.name, [...new Set([...written, ...Object.keys(owner.members)])])
}

function refuse(from: Module, node: SyntaxNode, name: string, owner: string, members: readonly string[]): never {
  throw from.source.refusal(node, `has no '${name}'`, adviceFor(name) ?? `${owner} has ${enumerate(members)}`)
}
