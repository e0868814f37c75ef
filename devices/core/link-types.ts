import type { Result } from '../../base/result.ts'

/**
 * What can be wrong with a connection, in plain words:
 * `absent` nothing there (unplugged, no such path or host) · `refused` the host answers, the port does not ·
 * `permission` the account may not open it · `busy` another program holds it · `timeout` no progress within
 * the limit · `closed` it was open and has ended · `io` anything else, `detail` says what.
 */
export type LinkErrorKind = 'absent' | 'refused' | 'permission' | 'busy' | 'timeout' | 'closed' | 'io'

export interface LinkError {
  readonly kind: LinkErrorKind
  /** For a technician and the log: a system error code or a few words; never what was sent or received. */
  readonly detail: string
}

/**
 * Where a device hangs. `tty`: a serial or USB-serial port by path (prefer /dev/serial/by-id/…), 8N1;
 * `tcp`: host:port (IPv6 as [::1]:9100); `unix`: a socket path; `file`: a printer device such as /dev/usb/lp0,
 * a FIFO or a plain file, which is never created.
 */
export type LinkConfig =
  | { readonly tty: string; readonly baudRate: number; readonly flow?: 'none' | 'rtscts' | 'xonxoff' }
  | { readonly tcp: string }
  | { readonly unix: string }
  | { readonly file: string }

/** One open byte connection. It is opened once and closed once; reconnecting means a new one. */
export interface Link {
  /**
   * Hands bytes to the operating system in order. Success is not proof that the device has them (megabytes fit
   * into socket buffers). After `timeout` the bytes may still go out later; a following write waits for them
   * within its own limit and sends nothing if that passes.
   */
  readonly write: (bytes: Uint8Array, timeoutMs: number) => Promise<Result<void, LinkError>>
  /** Every chunk as it arrives; chunks from before the first listener are kept for it. Returns the remover. */
  readonly onData: (listener: (bytes: Uint8Array) => void) => () => void
  /** Called exactly once per listener, also when the link has ended already. Returns the remover. */
  readonly onClose: (listener: (reason: LinkError) => void) => () => void
  /** Ends the connection and releases it; safe to call twice. Bytes a serial device did not take are discarded. */
  readonly close: () => Promise<void>
}

export type OpenLink = (
  config: LinkConfig,
  options: { readonly timeoutMs: number },
) => Promise<Result<Link, LinkError>>
