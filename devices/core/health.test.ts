import { expect, test } from 'vitest'
import { lookAt, unknownHealth, type Health } from './health.ts'

type State = Parameters<typeof lookAt>[1]
const after = (...looks: (readonly [State, seconds: number])[]): Health =>
  looks.reduce<Health>((health, [state, seconds]) => lookAt(health, state, seconds * 1000), unknownHealth)

test.each<[string, (readonly [State, number])[], boolean]>([
  ['a device that was never there', [0, 5, 10, 15, 20].map((s) => ['absent', s] as const), false],
  [
    'one that was there, is gone, and stays so',
    [
      ['ready', 0],
      ['absent', 5],
      ['absent', 10],
      ['absent', 15],
    ],
    true,
  ],
  [
    'looked at twice only',
    [
      ['ready', 0],
      ['fault', 5],
      ['fault', 30],
    ],
    false,
  ],
  [
    'three looks within three seconds',
    [
      ['ready', 0],
      ['fault', 5],
      ['fault', 6],
      ['fault', 7],
    ],
    false,
  ],
  [
    'undecided looks prolong it and count for nothing',
    [
      ['ready', 0],
      ['fault', 5],
      ['recovering', 10],
      ['connecting', 15],
      ['fault', 20],
      ['fault', 25],
    ],
    true,
  ],
  [
    'undecided looks begin none',
    [
      ['ready', 0],
      ['recovering', 5],
      ['recovering', 10],
      ['recovering', 60],
    ],
    false,
  ],
  [
    'well in between: counted from the start',
    [
      ['ready', 0],
      ['fault', 5],
      ['fault', 10],
      ['busy', 12],
      ['fault', 15],
      ['fault', 25],
    ],
    false,
  ],
  [
    'a fault proves that it is there',
    [
      ['fault', 0],
      ['fault', 5],
      ['fault', 10],
    ],
    true,
  ],
  [
    'mended',
    [
      ['ready', 0],
      ['fault', 5],
      ['fault', 10],
      ['fault', 15],
      ['ready', 20],
    ],
    false,
  ],
])('%s', (_, looks, troubled) => {
  expect(after(...looks).troubled).toBe(troubled)
})
