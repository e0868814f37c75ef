import iconv from 'iconv-lite'
import { idCheckCharacter } from '../../base/id-number.ts'

/** What the chip of a simulated card holds. All persons are fictitious: division 000000 or birth year 1900. */
export interface SimulatedSocialCard {
  /** `none`: a bank card, which has other applications. */
  readonly application: 'social' | 'none'
  /** By tag, as they stand in EF06. */
  readonly records: Readonly<Partial<Record<number, Uint8Array>>>
  /** `handing`: T=0 manners, `61xx` and `6Cxx` instead of data; `plain`: answers at once. */
  readonly manners: 'plain' | 'handing'
  /** The only P1 with which it lets a file be selected; both where it is not said. */
  readonly selectP1?: 0x00 | 0x02
}

const NAME_BYTES = 30
const NAME_REST_BYTES = 20

interface Holder {
  readonly name: string
  /** The 17 digits before the check character. */
  readonly digits: string
  readonly sex: '1' | '2' | '9'
  readonly birth: string
}

function card(holder: Holder, change: Partial<SimulatedSocialCard> = {}): SimulatedSocialCard {
  const name = iconv.encode(holder.name, 'gb18030')
  const rest = name.subarray(NAME_BYTES)
  return {
    application: 'social',
    manners: 'plain',
    records: {
      0x08: Buffer.from(`${holder.digits}${idCheckCharacter(holder.digits)}`, 'latin1'),
      0x09: padded(name.subarray(0, NAME_BYTES), NAME_BYTES),
      ...(rest.length > 0 ? { 0x4e: padded(rest, NAME_REST_BYTES) } : {}),
      0x0a: Buffer.from(holder.sex, 'latin1'),
      0x0d: Buffer.from(holder.birth, 'hex'),
    },
    ...change,
  }
}

const padded = (bytes: Uint8Array, size: number): Uint8Array => {
  const whole = new Uint8Array(size)
  whole.set(bytes)
  return whole
}

/** Cards for tests, the bench page and demonstrations. */
export const fictitiousSocialCards = {
  zhang: card({ name: '张测试', digits: '00000019900101001', sex: '1', birth: '19900101' }),
  /** A chip with T=0 manners that wants files selected as `00 A4 00 00`. */
  li: card(
    { name: '李样例', digits: '00000019551231004', sex: '2', birth: '19551231' },
    { manners: 'handing', selectP1: 0x00 },
  ),
  /** A name longer than its record, and a character that only GB 18030 has. */
  longName: card({
    name: '阿不都热依木·买买提依明·样例𠮷',
    digits: '00000019880615001',
    sex: '1',
    birth: '19880615',
  }),
  /** Another chip card in the slot. */
  bankCard: card(
    { name: '', digits: '00000019900101001', sex: '9', birth: '19900101' },
    { application: 'none', records: {} },
  ),
} as const satisfies Record<string, SimulatedSocialCard>
