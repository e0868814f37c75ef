import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'

/** Chinese is authoritative: it fills whatever another language lacks. */
export const AUTHORITATIVE = 'zh-CN'

/** An i18next instance with flat ids (`home.title`), without escaping (React escapes) and without network. */
export function createI18n(words: Readonly<Record<string, string>>): i18n {
  const instance = i18next.createInstance()
  void instance.use(initReactI18next).init({
    lng: AUTHORITATIVE,
    fallbackLng: AUTHORITATIVE,
    resources: { [AUTHORITATIVE]: { translation: { ...words } } },
    keySeparator: false,
    nsSeparator: false,
    pluralSeparator: '#',
    contextSeparator: '#',
    interpolation: { escapeValue: false },
    initAsync: false,
    react: { useSuspense: false },
  })
  return instance
}

/** Adds or replaces a language's words. */
export function addWords(instance: i18n, language: string, words: Readonly<Record<string, string>>): void {
  instance.addResourceBundle(language, 'translation', { ...words }, true, true)
}
