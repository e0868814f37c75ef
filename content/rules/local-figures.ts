/**
 * Figures that a province or a city sets; the office enters those of its place. The rules that need one say nothing
 * where it is missing.
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
