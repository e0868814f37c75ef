import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { uuidv7 } from '../../base/ids.ts'
import { silentLogger } from '../../base/log.ts'
import { unwrap } from '../../base/result.ts'
import { createExchangeClient } from '../../exchange/client.ts'
import { enrolKiosk } from '../../exchange/enrol.ts'
import { openOutbox } from '../../exchange/outbox.ts'
import { sealEnvelope } from '../../exchange/seal-envelope.ts'
import { createSender } from '../../exchange/sender.ts'
import { applicationMessage } from '../../exchange/test-fixtures.ts'
import { createEnrolmentCode } from '../../office/server/enrolments.ts'
import { listApplications } from '../../office/server/list.ts'
import { testOffice, type TestOffice, testProfile } from '../../office/server/test-office.ts'
import { waitFor } from '../support/kiosk-process.ts'

/** A kiosk breaks down with applications that the office never saw; its disk is read, and another kiosk sends them. */
let at: TestOffice
let directory: string
beforeEach(async () => {
  at = await testOffice()
  directory = mkdtempSync(join(tmpdir(), 'mingli-replaced-'))
})
afterEach(async () => {
  await at.end()
  rmSync(directory, { recursive: true, force: true })
})

const dataOf = (name: string) => join(directory, name)

/** Works with the outbox of a machine while no kiosk runs on it. */
async function on<T>(
  name: string,
  work: (machine: Awaited<ReturnType<typeof machineOf>>) => Promise<T>,
): Promise<T> {
  const machine = await machineOf(name)
  try {
    return await work(machine)
  } finally {
    machine.outbox.close()
  }
}

async function machineOf(name: string) {
  mkdirSync(dataOf(name), { recursive: true })
  const { clock } = at
  const outbox = unwrap(openOutbox({ file: join(dataOf(name), 'outbox.sqlite'), clock }))
  const client = unwrap(
    createExchangeClient({ url: at.url, registration: outbox.current, clock, timeoutMs: 10_000 }),
  )
  return {
    outbox,
    client,
    enrol: async (office = at) => {
      const { code } = await createEnrolmentCode(office.office, name)
      const way = unwrap(createExchangeClient({ url: office.url, registration: outbox.current, clock }))
      return unwrap(await enrolKiosk(outbox, way, { code, name }, silentLogger))
    },
    confirm: async () =>
      unwrap(
        await outbox.append({
          submissionId: uuidv7(clock.now()),
          withNumber: true,
          contentVersion: 'test',
          seal: (header, own) => sealEnvelope(applicationMessage(), header, own),
        }),
      ).number!,
    deliverAll: async () => {
      const sender = createSender({ outbox, client })
      await waitFor('an empty outbox', () => unwrap(outbox.depth()).queued === 0)
      await sender.stop()
    },
  }
}

function command(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['kiosk/technician/outbox.ts', ...args], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}
const numbersAtDesk = async () =>
  (await listApplications(at.data, testProfile.officeCode)).map(({ number }) => number).toSorted()

test('what the old machine could not send comes from the new one, exactly once, and no number comes again', async () => {
  const file = join(directory, 'usb.mingli')
  const old = await on('old', async ({ enrol, confirm, deliverAll }) => {
    await enrol()
    const delivered = await confirm()
    await deliverAll()
    return [delivered, await confirm(), await confirm()]
  })
  const own = await on('new', async ({ enrol, confirm }) => {
    await enrol()
    return confirm()
  })

  expect(command('export', file, '--data', dataOf('old'))).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^2 envelopes/),
  })
  // Never over an earlier one.
  expect(command('export', file, '--data', dataOf('old')).status).toBe(1)
  expect(command('import', file, '--data', dataOf('new'))).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^2 envelopes taken/),
  })
  expect(command('import', file, '--data', dataOf('new'))).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^0 .* 2 were known/),
  })
  const listed = command('list', '--json', '--data', dataOf('new'))
  expect(JSON.parse(listed.stdout).envelopes).toHaveLength(3)

  await on('new', ({ deliverAll }) => deliverAll())
  expect(await numbersAtDesk()).toEqual([...old, own].toSorted())
  // The old machine wakes up after all, and a second new one takes in the same file.
  await on('old', ({ deliverAll }) => deliverAll())
  await on('third', async ({ enrol }) => enrol())
  expect(command('import', file, '--data', dataOf('third')).status).toBe(0)
  await on('third', ({ deliverAll }) => deliverAll())
  expect(await numbersAtDesk()).toEqual([...old, own].toSorted())
  const more = [await on('old', ({ confirm }) => confirm()), await on('new', ({ confirm }) => confirm())]
  expect(new Set([...old, own, ...more]).size).toBe(6)
})

test('the file neither opens nor signs anything', async () => {
  const file = join(directory, 'usb.mingli')
  const { privateKey } = await on('old', async ({ enrol, confirm }) => {
    const registration = await enrol()
    await confirm()
    return registration
  })
  expect(command('export', file, '--data', dataOf('old')).status).toBe(0)
  const text = readFileSync(file, 'utf8')
  for (const secret of [
    privateKey,
    at.office.keys.sealing[0]!.privateKey,
    '张测试',
    '000000199001010018',
    '法律援助',
  ])
    expect(text).not.toContain(secret)
})

test('a damaged medium costs only what it damaged, and says so', async () => {
  const file = join(directory, 'usb.mingli')
  const numbers = await on('old', async ({ enrol, confirm }) => {
    await enrol()
    return [await confirm(), await confirm(), await confirm(), await confirm()]
  })
  expect(command('export', file, '--data', dataOf('old')).status).toBe(0)
  const [head, one, two, three] = readFileSync(file, 'utf8').split('\n') as [string, string, string, string]
  // One changed, one cut off, the last one gone.
  writeFileSync(
    file,
    [head, one, two.replace(/"sealed":"..../, '"sealed":"AAAA'), three.slice(0, 500)].join('\n'),
  )
  await on('new', async ({ enrol }) => enrol())
  const imported = command('import', file, '--data', dataOf('new'))
  expect(imported).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/^1 envelopes taken in, 0 were known, 3 damaged/),
  })
  await on('new', ({ deliverAll }) => deliverAll())
  expect(await numbersAtDesk()).toEqual([numbers[0]])
})

test('only a kiosk of the same office takes it, and only a file of ours', async () => {
  const file = join(directory, 'usb.mingli')
  await on('old', async ({ enrol, confirm }) => {
    await enrol()
    await confirm()
  })
  expect(command('export', file, '--data', dataOf('old')).status).toBe(0)
  await on('new', async () => undefined)
  expect(command('import', file, '--data', dataOf('new'))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/enrol this kiosk/),
  })
  const elsewhere = await testOffice()
  await on('new', ({ enrol }) => enrol(elsewhere))
  await elsewhere.end()
  expect(command('import', file, '--data', dataOf('new'))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/another office/),
  })
  writeFileSync(join(directory, 'other'), 'hello')
  expect(command('import', join(directory, 'other'), '--data', dataOf('new')).stderr).toMatch(/no file of/)
  expect(command('list', '--data', dataOf('nowhere')).status).toBe(1)
  expect(command('export').status).toBe(2)
})
