import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, form, goToCard, goToCheck, openLobby, readCard, type Lobby } from './lobby.ts'

/**
 * Two who come one after the other, in one visit: the card of the first serves nobody who does not hold it or does not
 * know it, and the paper runs out meanwhile. (The rules: kiosk/session/application-kept-card.test.ts.)
 */
let lobby: Lobby

beforeAll(async () => {
  lobby = await openLobby()
}, 120_000)
afterAll(() => lobby.close())

const screen = () => lobby.view().screen

async function confirm(count: number): Promise<void> {
  await goToCheck(lobby)
  lobby.send({ type: 'CONFIRM' })
  await eventually('the receipt', () => {
    const now = screen()
    return now.screen === 'receipt' && now.print.status !== 'printing'
  })
  expect(lobby.kept()).toHaveLength(count)
}

/** The next application of the same visit, up to where it is asked whose it is. */
async function openNext(): Promise<void> {
  // Where no paper bears the number one is asked before one leaves it.
  lobby.send({ type: 'HOME' })
  if (screen().screen === 'receipt') lobby.send({ type: 'HOME' })
  expect(screen().screen).toBe('home')
  lobby.send({ type: 'OPEN_APPLICATION', form: form.id })
  await eventually('the notice', () => screen().screen === 'form-notice')
  lobby.send({ type: 'AGREE' })
}

const guess = async (left: number) => {
  lobby.send({ type: 'PROVE_CARD', birthday: '1231' })
  await eventually('the answer', () => {
    const now = screen()
    return left === 0
      ? now.screen === 'form-identity-card'
      : now.screen === 'form-identity-kept' && typeof now.doubt === 'object' && now.doubt?.left === left
  })
}

test('the card that was left lying confirms nothing; lifted and laid again it does; guessing ends with asking for it', async () => {
  await goToCard(lobby)
  await readCard(lobby)
  await confirm(1)

  await openNext()
  expect(screen()).toMatchObject({ screen: 'form-identity-kept', kept: { name: '张＊＊' } })
  // The reader has looked at it many times by then.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(screen().screen).toBe('form-identity-kept')
  await readCard(lobby)
  await lobby.put('receiptPrinter', 'paperOut')
  await confirm(2)
  expect(screen()).toMatchObject({ screen: 'receipt', print: { status: 'unavailable' } })

  await openNext()
  expect(screen().screen).toBe('form-identity-kept')
  await guess(2)
  await guess(1)
  await guess(0)
  expect(screen()).toMatchObject({ screen: 'form-identity-card', identity: null })
  await readCard(lobby)
  await confirm(3)

  await openNext()
  lobby.send({ type: 'PROVE_CARD', birthday: '0101' })
  await eventually('the questions', () => screen().screen === 'form-fields')
  lobby.send({ type: 'QUICK_EXIT' })
  expect(screen().screen).toBe('attract')
  expect(new Set(lobby.kept()).size).toBe(3)
}, 240_000)
