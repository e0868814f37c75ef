/** How a language runs over the page; from `LanguageInfo` of the service. */
export interface Writing {
  readonly direction: 'ltr' | 'rtl'
  readonly writing: 'horizontal' | 'vertical'
}

/**
 * The page's shape as its text sees it: `wide` where a line has more room than the stack of lines. Vertical
 * writing turns a portrait screen into a wide page, so one set of layout rules serves both.
 */
export type Shape = 'tall' | 'wide'
export const shapeOf = ({
  width,
  height,
  writing,
}: {
  width: number
  height: number
  writing: Writing['writing']
}): Shape => (width > height === (writing === 'horizontal') ? 'wide' : 'tall')

/** Sets `lang`, `dir`, `data-writing` and `data-shape` on the root element. */
export function applyWriting(root: HTMLElement, language: string, { direction, writing }: Writing): void {
  root.lang = language
  root.dir = direction
  root.dataset['writing'] = writing
  root.dataset['shape'] = shapeOf({ width: innerWidth, height: innerHeight, writing })
  root.dataset['orientation'] = innerWidth > innerHeight ? 'landscape' : 'portrait'
}
