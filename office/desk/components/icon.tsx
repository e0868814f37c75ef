import { icons } from '../../../ui-kit/icons.ts'

/** What only the desk needs, drawn like the family's icons (48 grid). */
const paths = {
  today: 'M8 12h32v30H8zM8 21h32M16 6v10M32 6v10M17 31l5 5 9-9',
  bell: 'M24 6v3M11 35c3-4 3-8 3-13a10 10 0 0 1 20 0c0 5 0 9 3 13zM20 41c1 2 7 2 8 0',
  'bell-off':
    'M8 8l32 32M15 17c-1 2-1 4-1 6 0 5 0 8-3 12h24M19 13a10 10 0 0 1 15 9c0 3 0 5 .5 7M20 41c1 2 7 2 8 0',
  kiosk: 'M13 4h22v30H13zM18 10h12v14H18zM20 29h8M19 34v10M29 34v10M14 44h20',
  star: 'm24 6 5.5 12 13 1.500-9.600 8.900 2.600 12.900L24 34.800 12.500 41.300l2.600-12.900L5.500 19.500l13-1.500z',
  forward: 'M6 10h28v18M6 10v28h22M13 19h14M13 27h8M30 40h14M38 34l6 6-6 6',
  camera: 'M5 14h10l4-6h10l4 6h10v26H5zM24 19a8 8 0 1 0 0 16 8 8 0 0 0 0-16',
  inbox: 'M6 27 12 8h24l6 19v13H6zM6 27h11c0 4 3 7 7 7s7-3 7-7h11',
  eye: 'M4 24c6-9 12-13 20-13s14 4 20 13c-6 9-12 13-20 13S10 33 4 24zM24 18a6 6 0 1 0 0 12 6 6 0 0 0 0-12',
  gavel: 'M28 6l14 14M24 10l14 14M28 6 18 16M42 20 32 30M25 23 8 40M6 44h16',
  more: 'M7 13h34M7 24h34M7 35h34',
  minus: 'M10 24h28',
  sound: 'M6 18v12h8l11 9V9L14 18zM32 17a10 10 0 0 1 0 14M37 11a18 18 0 0 1 0 26',
  plus: 'M24 8v32M8 24h32',
  pages: 'M14 5h17l8 8v21H14zM31 5v8h8M14 13H8v30h22v-9M20 20h13M20 27h13',
  down: 'M24 6v27M13 22l11 11 11-11M8 42h32',
  undo: 'M16 10 6 20l10 10M7 20h22a12 12 0 0 1 0 22h-8',
} as const

export type IconName = keyof typeof paths | keyof typeof icons

const markup: Readonly<Record<string, string>> = {
  ...icons,
  ...Object.fromEntries(Object.entries(paths).map(([name, d]) => [name, `<path d="${d}"/>`])),
}

/** Decoration only: the word always stands beside it. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg
    className="icon"
    viewBox="0 0 48 48"
    aria-hidden="true"
    focusable="false"
    dangerouslySetInnerHTML={{ __html: markup[name]! }}
  />
)
