/** What a program can use in place of each method that CPython's event loops have and gil-lab's loops lack. */
const INSTEAD: readonly [advice: string, names: string][] = [
  ['set an asyncio.Event: no signal arrives from outside', 'add_signal_handler remove_signal_handler'],
  [
    'use the simulated server of the module lab, for example lab.server(0.1).get("/")',
    `create_server create_connection create_datagram_endpoint create_unix_server create_unix_connection connect_accepted_socket start_tls
    sock_recv sock_recv_into sock_recvfrom sock_sendall sock_sendto sock_connect sock_accept sock_sendfile sendfile getaddrinfo
    getnameinfo`,
  ],
  ['use multiprocessing.Process', 'subprocess_exec subprocess_shell'],
  [
    'read the pipe in a thread with asyncio.to_thread()',
    'add_reader remove_reader add_writer remove_writer connect_read_pipe connect_write_pipe',
  ],
]

const ADVICE = new Map(INSTEAD.flatMap(([advice, names]) => names.split(/\s+/).map((name) => [name, advice] as const)))

/**
 * The methods of event loops that the compiler refuses, with what to write instead. The compiler does not know the type of an object, so it
 * refuses these names only in a program that mentions asyncio, and only the names that the program itself does not define.
 */
export function refusedLoopMethods(texts: readonly string[]): ReadonlyMap<string, string> {
  if (!texts.some((text) => /\basyncio\b/.test(text))) return new Map()
  const isDefined = (name: string) => texts.some((text) => new RegExp(`\\bdef ${name}\\b|\\b${name}\\s*=[^=]`).test(text))
  return new Map([...ADVICE].filter(([name]) => !isDefined(name)))
}
