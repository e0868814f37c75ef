/**
 * The part of pcsc-mini that is used. The package is optional (it has no build for some machines), so the code must
 * compile where it is not installed.
 */
declare module 'pcsc-mini' {
  interface Emitter<Events extends Record<string, unknown[]>> {
    on<Name extends keyof Events>(name: Name, listener: (...args: Events[Name]) => void): this
    removeAllListeners(): this
  }
  export interface Reader extends Emitter<{
    change: [status: { has(flag: number): boolean }, atr: Uint8Array]
    disconnect: []
  }> {
    name(): string
    /** Rejects with an Error that has a `code`. */
    connect(mode: number): Promise<Card>
  }
  export interface Card {
    state(): Promise<{ readonly atr: Uint8Array }>
    transmit(apdu: Uint8Array): Promise<Uint8Array>
    disconnect(then: number): Promise<void>
  }
  export interface Client extends Emitter<{ reader: [Reader]; error: [Error & { code: string }] }> {
    reader(name: string): Reader | undefined
    /** Throws an Error with a `code`, `NoService` where pcscd does not run. */
    start(): Client
  }
  export const Client: new () => Client
  export const CardMode: { readonly EXCLUSIVE: number }
  export const CardDisposition: { readonly UNPOWER: number }
  export const ReaderStatus: { readonly PRESENT: number; readonly MUTE: number }
}
