import { useWords } from '../../kiosk.tsx'
import css from './guides.module.css'

/** Guides say what the law says: in Chinese, until somebody answers for another language. */
export function ChineseOnly() {
  const { t, language } = useWords()
  if (language.tag === 'zh-CN') return null
  return <p className={css.hint}>{t('guide.chinese-only')}</p>
}
