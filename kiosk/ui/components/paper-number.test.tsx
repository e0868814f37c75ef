// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { PaperNumber } from './paper-number.tsx'

afterEach(cleanup)
const parts = (number: string): (string | null)[] =>
  [...render(<PaperNumber number={number} />).container.querySelectorAll('span')].map(
    ({ textContent }) => textContent,
  )

test('a number parts only after day and office, and stays whole as text', () => {
  expect(parts('261122-QT01-A0017-M')).toEqual(['261122-QT01-', 'A0017-M'])
  cleanup()
  expect(parts('261122-QT01-ZK7M2P')).toEqual(['261122-QT01-', 'ZK7M2P'])
})

test('what is no such number is shown as it is', () => {
  expect(parts('A0017')).toEqual(['', 'A0017'])
})
