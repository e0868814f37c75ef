/** A card of a plan that was done: which, when (ISO, by the server's clock), and by whom. One text each, so that it is a value. */
export interface Stamp {
  readonly card: string
  readonly at: string
  readonly by: string
}

const STAMP = /^([a-z][a-z0-9-]*)\|(\d{4}-\d{2}-\d{2}T[\d:.]+Z)\|(.{1,60})$/

export const stampText = ({ card, at, by }: Stamp): string => `${card}|${at}|${by}`

export function parseStamp(text: string): Stamp | undefined {
  const [, card, at, by] = STAMP.exec(text) ?? []
  return card === undefined || at === undefined || by === undefined ? undefined : { card, at, by }
}
