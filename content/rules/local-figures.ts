/**
 * Figures that a province or a city sets; the office, or the county for its offices, enters those of its place
 * (`figures/<id>.yaml` of a content pack). The rules that need one say nothing where it is missing.
 */
export const LOCAL_FIGURES = [
  /** Legal aid: yuan for each member of the family and month (法律援助法第三十四条). */
  'aid-income-line',
  /** Yuan a month, of the employees of the place last year (劳动合同法第四十七条, 工伤保险条例第六十四条). */
  'average-monthly-wage',
  /** Yuan a year, income of each townsman here last year (人身损害赔偿解释第十二条, 第十五条). */
  'local-urban-income',
] as const
export type LocalFigure = (typeof LOCAL_FIGURES)[number]

export const isLocalFigure = (text: unknown): text is LocalFigure =>
  LOCAL_FIGURES.some((figure) => figure === text)

/**
 * What can be meant, in yuan: an income of a year where one of a month is asked for falls outside. National figures of
 * 2024 are 10,343 a month and 54,188 a year (国家统计局); provinces lie between a half and the double.
 */
export const FIGURE_BOUNDS: Readonly<Record<LocalFigure, { readonly min: number; readonly max: number }>> = {
  'aid-income-line': { min: 100, max: 20_000 },
  'average-monthly-wage': { min: 1500, max: 40_000 },
  'local-urban-income': { min: 15_000, max: 300_000 },
}
