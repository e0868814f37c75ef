import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, goToCard, goToCheck, openLobby, readCard, type Lobby } from './lobby.ts'

/** An article on paper: on A4 where there is a printer for it, on the roll where that prints nothing. */
let lobby: Lobby
beforeAll(async () => {
  lobby = await openLobby()
  await eventually('the A4 printer', () => lobby.device('pagePrinter').state === 'ready')
  lobby.send({ type: 'TOUCH' })
  lobby.send({ type: 'OPEN_LAWS', question: '老板拖欠工资' })
  const id = await eventually('hits', () => {
    const { screen } = lobby.view()
    return screen.screen === 'law-search' ? screen.hits[0]?.id : undefined
  })
  lobby.send({ type: 'OPEN_ARTICLE', id })
  await eventually('the article', () => {
    const { screen } = lobby.view()
    return screen.screen === 'law-article' && screen.status === 'shown'
  })
})
afterAll(() => lobby.close())

const print = async () => {
  lobby.send({ type: 'PRINT_ARTICLE' })
  return eventually('the end of the printing', () => {
    const { screen } = lobby.view()
    if (screen.screen !== 'law-article') throw new Error(screen.screen)
    return screen.print.status === 'printing' ? undefined : screen.print
  })
}

test('on A4 paper, and not on the roll as well', async () => {
  expect(await print()).toEqual({ status: 'printed', situation: null })
  expect(lobby.papers()).toEqual([])
})

test.each(['aborts', 'jam'] as const)('%s: on the roll', async (situation) => {
  const before = lobby.papers().length
  await lobby.put('pagePrinter', situation)
  expect(await print()).toEqual({ status: 'printed', situation: null })
  expect(lobby.papers()).toHaveLength(before + 1)
  await lobby.put('pagePrinter', 'ready')
  await eventually('the A4 printer', () => lobby.device('pagePrinter').state === 'ready')
})

test('a village poster comes on A4 paper too', async () => {
  const before = lobby.papers().length
  lobby.send({ type: 'OPEN_DIRECTORY', stop: { screen: 'village', id: 'donghe' } })
  const poster = () => {
    const { screen } = lobby.view()
    return screen.screen === 'village' ? screen : undefined
  }
  await eventually('the village', () => poster()?.status === 'shown')
  lobby.send({ type: 'PRINT_SLIP' })
  expect(await eventually('the poster', () => poster()?.print.status === 'printed')).toBe(true)
  expect(lobby.papers()).toHaveLength(before)
})

test('an application comes on A4 paper, to be signed, and stays in no spool', async () => {
  lobby.send({ type: 'START_OVER' })
  await eventually('the waiting screen', () => lobby.view().screen.screen === 'attract')
  await goToCard(lobby)
  await readCard(lobby)
  await goToCheck(lobby)
  const before = lobby.sheets().printed.length
  lobby.send({ type: 'CONFIRM' })
  const receipt = () => {
    const { screen } = lobby.view()
    return screen.screen === 'receipt' ? screen : undefined
  }
  await eventually('the number', receipt)
  lobby.send({ type: 'PRINT_SHEETS' })
  expect(await eventually('the papers', () => receipt()?.sheets.status === 'printed')).toBe(true)
  expect(lobby.sheets().printed).toHaveLength(before + 1)
  expect(Buffer.from(lobby.sheets().printed.at(-1)!).subarray(0, 5).toString()).toBe('%PDF-')
  expect(lobby.sheets().spooled).toBe(0)
})
