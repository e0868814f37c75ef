import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { err, ok } from '../../base/result.ts'
import type { Transmit } from './apdu.ts'
import { fictitiousSocialCards, type SimulatedSocialCard } from './fixtures.ts'
import { readSocialCard } from './read-card.ts'
import { gbkText, packedDate, recordValue } from './record.ts'
import { answerApdu, coldChip } from './simulated-chip.ts'

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))

/** Bytes written down independently of this code, after public descriptions of the card (README). */
const sent = {
  application: '00A404000F7378312E73682EC9E7BBE1B1A3D5CF',
  file: '00A4020002EF06',
  fileAny: '00A4000002EF06',
  number: '00B2080014',
  name: '00B2090020',
  nameRest: '00B24E0016',
  sex: '00B20A0003',
  birth: '00B20D0006',
} as const
const zhang: Readonly<Record<string, string>> = {
  [sent.application]: '9000',
  [sent.file]: '9000',
  [sent.number]: '08 12 303030303030313939303031303130303138 9000',
  [sent.name]: `09 1E D5C5B2E2CAD4 ${'00'.repeat(24)} 9000`,
  [sent.sex]: '0A 01 31 9000',
  [sent.birth]: '0D 04 19900101 9000',
}

/** A card that answers by a table; what is not in it, it does not know. */
function tableCard(table: Readonly<Record<string, string>>): { transmit: Transmit; asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    transmit: async (apdu) => {
      const command = Buffer.from(apdu).toString('hex').toUpperCase()
      asked.push(command)
      return ok(hex(table[command] ?? '6D00'))
    },
  }
}
const read = (change: Readonly<Record<string, string>> = {}) =>
  readSocialCard(tableCard({ ...zhang, ...change }).transmit)

function chip(card: SimulatedSocialCard): { transmit: Transmit; heard: number[] } {
  let state = coldChip
  const heard: number[] = []
  return {
    heard,
    transmit: async (apdu) => {
      heard.push(apdu[1]!)
      const answer = answerApdu(card, state, apdu)
      state = answer.state
      return ok(answer.bytes)
    },
  }
}

describe('reading a card', () => {
  test('asks for the application, the file, and the records it needs, and for nothing else', async () => {
    const card = tableCard(zhang)
    expect(await readSocialCard(card.transmit)).toEqual(
      ok({ name: '张测试', number: '000000199001010018', sex: 'male', birth: '1990-01-01', findings: [] }),
    )
    expect(card.asked).toEqual([sent.application, sent.file, sent.number, sent.name, sent.sex, sent.birth])
  })

  test('fetches what waits (61xx) and asks again with the right length (6Cxx)', async () => {
    expect(
      await read({
        [sent.application]: '610A',
        '00C000000A': '6F08840673783120202020 9000',
        [sent.name]: '6C1A',
        '00B209001A': `09 18 D5C5B2E2CAD4 ${'00'.repeat(18)} 9000`,
      }),
    ).toMatchObject({ ok: true, value: { name: '张测试' } })
  })

  test('gives up on a card that never ends its continuations', async () => {
    expect(await read({ [sent.number]: '6C14' })).toEqual(err({ kind: 'problem', problem: 'unreadableCard' }))
  })

  test('selects the file in the other way where a card wants that', async () => {
    expect(await read({ [sent.file]: '6A86', [sent.fileAny]: '9000' })).toMatchObject({ ok: true })
  })

  test('goes on to the second record of a name that fills the first', async () => {
    const full = `${'D5C5'.repeat(14)} B2E2`
    const result = await read({
      [sent.name]: `09 1E ${full} 9000`,
      [sent.nameRest]: `4E 14 CAD4 ${'20'.repeat(18)} 9000`,
    })
    expect(result.ok && result.value.name).toBe(`${'张'.repeat(14)}测试`)
  })

  test.each([
    ['another card', { [sent.application]: '6A82' }, 'notSocialCard'],
    ['a province that lets nobody read', { [sent.number]: '6982' }, 'notPermitted'],
    ['conditions that are not met', { [sent.file]: '6985' }, 'notPermitted'],
    ['no such file', { [sent.file]: '6A82' }, 'unreadableCard'],
    ['a record under another tag', { [sent.name]: '08 1E D5C5 9000' }, 'unreadableCard'],
    ['a record shorter than it says', { [sent.number]: '08 12 3030 9000' }, 'unreadableCard'],
    ['a number that is no text', { [sent.number]: `08 12 ${'01'.repeat(18)} 9000` }, 'unreadableCard'],
    ['an empty name', { [sent.name]: `09 1E ${'00'.repeat(30)} 9000` }, 'unreadableCard'],
    ['nothing at all', { [sent.name]: '' }, 'pulledOut'],
  ])('%s → %s', async (_, change, problem) => {
    expect(await read(change as Record<string, string>)).toMatchObject({
      ok: false,
      error: { kind: 'problem', problem },
    })
  })

  test.each([
    ['sex', { [sent.sex]: '6A83' }, { field: 'sex', problem: 'not-read' }],
    ['birth', { [sent.birth]: '0D 04 19901301 9000' }, { field: 'birth', problem: 'not-read' }],
    ['birth', { [sent.birth]: '0D 04 19900102 9000' }, { field: 'birth', problem: 'differs-from-number' }],
    ['sex', { [sent.sex]: '0A 01 32 9000' }, { field: 'sex', problem: 'differs-from-number' }],
    [
      'number',
      { [sent.number]: '08 12 303030303030313939303031303130303139 9000' },
      { field: 'number', problem: 'check-digit' },
    ],
  ])('%s: what is wrong with it is said, and the card is read', async (_, change, finding) => {
    const result = await read(change)
    expect(result.ok && result.value.findings).toEqual([finding])
  })

  test('reads every fictitious card by the commands that are allowed', async () => {
    for (const [id, card] of Object.entries(fictitiousSocialCards)) {
      const { transmit, heard } = chip(card)
      expect([id, (await readSocialCard(transmit)).ok]).toEqual([id, id !== 'bankCard'])
      expect([id, ...heard.filter((ins) => ![0xa4, 0xb2, 0xc0].includes(ins))]).toEqual([id])
    }
    const long = await readSocialCard(chip(fictitiousSocialCards.longName).transmit)
    expect(long.ok && long.value.name).toBe('阿不都热依木·买买提依明·样例𠮷')
  })

  test('whatever a card answers, the outcome is a value, a PIN is never sent and the end is near', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(fc.constant(hex('9000')), fc.constant(hex('6C05')), fc.uint8Array({ maxLength: 40 })),
        ),
        async (answers) => {
          const heard: number[] = []
          let next = 0
          const result = await readSocialCard(async (apdu) => {
            heard.push(apdu[1]!)
            return ok((answers[next++] ?? hex('6A82')).slice())
          })
          expect(typeof result.ok).toBe('boolean')
          expect(heard.every((ins) => [0xa4, 0xb2, 0xc0].includes(ins))).toBe(true)
          expect(heard.length).toBeLessThan(50)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('blanks the raw answers', async () => {
    const given: Uint8Array[] = []
    const { transmit } = tableCard(zhang)
    await readSocialCard(async (apdu) => {
      const answer = await transmit(apdu)
      if (answer.ok) given.push(answer.value)
      return answer
    })
    expect(given.flatMap((bytes) => [...bytes.subarray(0, -2)]).every((byte) => byte === 0)).toBe(true)
  })
})

describe('fields', () => {
  test.each([
    ['D5C5B2E2CAD4', '张测试'],
    ['D5C5B2E2CAD40000', '张测试'],
    ['D5C5B2E2CAD42020', '张测试'],
    ['D5C5B2E2CAD4FFFF', '张测试'],
    ['A1A1D5C5', '张'],
    ['95 34 B2 35 B2E2', '𠮷测'],
    ['D5C5B2', '张\u{fffd}'],
    ['2020', undefined],
    ['', undefined],
  ])('name %s', (bytes, name) => expect(gbkText(hex(bytes))).toBe(name))

  test.each([
    ['19900131', '1990-01-31'],
    ['19900231', undefined],
    ['FFFFFFFF', undefined],
    ['1990', undefined],
  ])('day %s', (bytes, day) => expect(packedDate(hex(bytes))).toBe(day))

  test('a record gives its value and ignores what follows', () => {
    expect(recordValue(hex('0A 01 31 0000'), 0x0a)).toEqual(hex('31'))
    expect(recordValue(hex('0A'), 0x0a)).toBeUndefined()
    expect(recordValue(hex('0A 02 31'), 0x0a)).toBeUndefined()
  })
})
