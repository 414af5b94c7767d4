import type { SyntaxNode } from '@lezer/common'
import type { SourceText } from '../program/source/source-text.ts'
import { children } from '../program/source/syntax.ts'

/** Methods and functions that read or write. */
const IO = ['read', 'readline', 'readlines', 'write', 'writelines', 'recv', 'recv_into', 'recvfrom', 'send', 'sendall', 'sendto'].concat([
  'accept',
  'connect',
  'select',
  'poll',
  'input',
])
/** Methods and functions that can wait for another thread or process, or for time. */
const WAITING = ['sleep', 'join', 'acquire', 'wait', 'wait_for', 'put', 'get', 'start', 'result', 'map', 'shutdown', 'as_completed'].concat(
  ['communicate', 'check_output', 'check_call', 'urlopen', 'starmap', 'apply'],
)
const BLOCKING = new Set([...IO, ...WAITING])

/** Whether calls of this name count as operations of input and output. */
export function isIo(name: string): boolean {
  return IO.includes(name)
}

/** The last name of a called function that can block; undefined for other calls. */
export function callName(source: SourceText, call: SyntaxNode): string | undefined {
  const callee = call.firstChild
  const last = callee?.name === 'MemberExpression' ? callee.lastChild : callee
  if (!callee || !last || (last.name !== 'PropertyName' && last.name !== 'VariableName')) return undefined
  const name = source.slice(last)
  if (!BLOCKING.has(name)) return undefined
  // ', '.join(words) joins texts, map(f, items) makes an iterator, and settings.get('name') reads a dict.
  if (callee.name === 'VariableName' ? name === 'map' : callee.firstChild?.name === 'String') return undefined
  return name === 'get' && !takesNoKey(source, call) ? undefined : name
}

/** Whether a call of get() has no key: it has no arguments, or they are named, or the first one is True or False. */
function takesNoKey(source: SourceText, call: SyntaxNode): boolean {
  const [, first, second] = children(call.lastChild as SyntaxNode)
  if (!first || first.name === ')' || first.name === 'Boolean') return true
  return first.name === 'VariableName' && second !== undefined && second.name === 'AssignOp' && source.slice(second) === '='
}
