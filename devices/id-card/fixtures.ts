import { idCheckCharacter } from '../../base/id-number.ts'

/** What the chip of a simulated card holds. All persons are fictitious: division 000000 or birth year 1900. */
export interface SimulatedCard {
  readonly text: Uint8Array
  readonly photo: Uint8Array
  /** 70 bytes, where the police wrote a newer address on the card. */
  readonly newestAddress?: Uint8Array
}

type Written = readonly [offset: number, bytes: number, text: string]

/** Writes fields at byte offsets into a block padded with blanks, UTF-16LE. */
function write(size: number, fields: readonly Written[]): Uint8Array {
  const block = Buffer.from(' '.repeat(size / 2), 'utf16le')
  for (const [offset, bytes, text] of fields) {
    const encoded = Buffer.from(text, 'utf16le')
    if (encoded.length > bytes) throw new Error(`fixture text at ${offset} is longer than ${bytes} bytes`)
    encoded.copy(block, offset)
  }
  return new Uint8Array(block)
}

/** A photo block: the WLT head that real cards have, then nothing. */
function photo(): Uint8Array {
  const block = new Uint8Array(1024)
  block.set([0x57, 0x4c, 0x66, 0x00, 0x7e, 0x00, 0x32, 0x00, 0x00, 0xff])
  return block
}

interface Resident {
  readonly name: string
  readonly sex: '1' | '2'
  readonly ethnicity: string
  readonly birth: string
  readonly address: string
  /** The 17 digits before the check character. */
  readonly digits: string
  readonly authority: string
  readonly from: string
  readonly to: string
  readonly newestAddress?: string
}

const residentFields = (card: Resident): readonly Written[] => [
  [0, 30, card.name],
  [30, 2, card.sex],
  [32, 4, card.ethnicity],
  [36, 16, card.birth],
  [52, 70, card.address],
  [122, 36, `${card.digits}${idCheckCharacter(card.digits)}`],
  [158, 30, card.authority],
  [188, 16, card.from],
  [204, 16, card.to],
]

const resident = (card: Resident): SimulatedCard => ({
  text: write(256, residentFields(card)),
  photo: photo(),
  ...(card.newestAddress === undefined ? {} : { newestAddress: write(70, [[0, 70, card.newestAddress]]) }),
})

/** Cards for tests, the bench page and demonstrations. */
export const fictitiousCards = {
  zhang: resident({
    name: '张测试',
    sex: '1',
    ethnicity: '01',
    birth: '19900101',
    address: '测试省测试市测试区样例路1号',
    digits: '00000019900101001',
    authority: '测试市公安局测试分局',
    from: '20200101',
    to: '20400101',
  }),
  /** Valid without end, moved since the card was made. */
  liLongTerm: resident({
    name: '李样例',
    sex: '2',
    ethnicity: '01',
    birth: '19551231',
    address: '测试省测试市样例镇虚构村2组3号',
    digits: '00000019551231004',
    authority: '样例县公安局',
    from: '20080917',
    to: '长期',
    newestAddress: '测试省测试市新迁路9号',
  }),
  /** A first character outside the BMP: a surrogate pair on the card. */
  rareName: resident({
    name: '𠮷测试',
    sex: '2',
    ethnicity: '05',
    birth: '19880615',
    address: '测试省样例县虚构乡1号',
    digits: '00000019880615002',
    authority: '样例县公安局',
    from: '20180615',
    to: '20380615',
  }),
  minor: resident({
    name: '王虚构',
    sex: '1',
    ethnicity: '04',
    birth: '20150505',
    address: '测试省样例县虚构乡2号',
    digits: '00000020150505003',
    authority: '样例县公安局',
    from: '20250601',
    to: '20300601',
  }),
  expired: resident({
    name: '赵过期',
    sex: '1',
    ethnicity: '11',
    birth: '19700701',
    address: '测试省样例县虚构乡3号',
    digits: '00000019700701001',
    authority: '样例县公安局',
    from: '20000101',
    to: '20200101',
  }),
  /** Residence permit for residents of Hong Kong, Macao and Taiwan. */
  permit: {
    text: write(256, [
      ...residentFields({
        name: '陈港样',
        sex: '1',
        ethnicity: '',
        birth: '19000101',
        address: '测试省测试市居住路8号',
        digits: '81000019000101001',
        authority: '测试市公安局',
        from: '20190901',
        to: '20240901',
      }),
      [220, 18, 'H00000000'],
      [238, 4, '01'],
      [248, 2, 'J'],
    ]),
    photo: photo(),
  },
  foreign2017: {
    text: write(256, [
      [0, 120, 'TESTER, SAMPLE ALPHA'],
      [120, 2, '1'],
      [122, 30, 'ZZZ000090010100'],
      [152, 6, 'ZZZ'],
      [158, 30, '试样'],
      [188, 16, '20180101'],
      [204, 16, '20280101'],
      [220, 16, '19900101'],
      [236, 4, '01'],
      [240, 8, '0000'],
      [248, 2, 'I'],
    ]),
    photo: photo(),
  },
  foreign2023: {
    text: write(256, [
      [0, 30, '试样'],
      [30, 2, '2'],
      [32, 4, '01'],
      [36, 16, '19000101'],
      [52, 70, 'TESTER, SAMPLE BETA WITH A VERY LON'],
      [122, 36, `99999919000101002${idCheckCharacter('99999919000101002')}`],
      [188, 16, '20231201'],
      [204, 16, '20331201'],
      [220, 22, 'G NAME'],
      [242, 6, 'ZZZ'],
      [248, 2, 'Y'],
      [250, 6, '001'],
    ]),
    photo: photo(),
  },
} as const satisfies Record<string, SimulatedCard>

export type FictitiousCard = keyof typeof fictitiousCards
