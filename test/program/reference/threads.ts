import { Name } from '../../../assembly/abi/names.ts'
import { DaemonReason, Trap } from '../../../assembly/abi/traps.ts'
import { PyThread, str, TrapError, tagOf, type Value } from './values.ts'

export function threadAttribute(thread: PyThread, name: number): Value {
  if (name === Name.NAME) return thread.name
  if (name === Name.DAEMON) return thread.daemon
  if (name === Name.IDENT || name === Name.NATIVE_ID) return thread.ident === 0n ? null : thread.ident
  throw new TrapError(Trap.ATTRIBUTE, tagOf(thread), name)
}

/** Runs the assignment `object.name = value`. */
export function storeAttribute(object: Value, name: number, value: Value): void {
  if (!(object instanceof PyThread)) throw new TrapError(Trap.STORE_ATTRIBUTE, tagOf(object), name)
  if (name === Name.NAME) object.name = str(value)
  else if (object.state === 'new') object.daemon = value
  else throw new TrapError(Trap.DAEMON, DaemonReason.ACTIVE)
}
