/**
 * Kazakh in the Arabic script of China as Kazakh Cyrillic, the only one the engine reads. A hamza before a word
 * (ٴ) makes its vowels front; a word with ك، گ or ە is front without it.
 */
const LETTERS: Record<string, string> = {
  ا: 'а',
  ب: 'б',
  پ: 'п',
  ت: 'т',
  ج: 'ж',
  چ: 'ч',
  ح: 'х',
  د: 'д',
  ر: 'р',
  ز: 'з',
  س: 'с',
  ش: 'ш',
  ع: 'ғ',
  ف: 'ф',
  ق: 'қ',
  ك: 'к',
  ک: 'к',
  گ: 'г',
  ڭ: 'ң',
  ل: 'л',
  م: 'м',
  ن: 'н',
  ھ: 'һ',
  ه: 'һ',
  ە: 'е',
  و: 'о',
  ۇ: 'ұ',
  ۋ: 'у',
  ۆ: 'в',
  ى: 'ы',
  ي: 'й',
  '،': ',',
  '؛': ';',
  '؟': '?',
}
const FRONT: Record<string, string> = { а: 'ә', о: 'ө', ұ: 'ү', ы: 'і' }

export const kazakhCyrillic = (text: string): string =>
  // The hamza is also written combining, or as a letter of its own.
  text.replaceAll(/\u0654|\u0621/gu, '\u0674').replaceAll(/[\p{Script=Arabic}،؛؟]+/gu, (word) => {
    const front = /[\u0674كکگە]/u.test(word)
    return Array.from(word.replaceAll('\u0674', ''), (letter) => {
      const cyrillic = LETTERS[letter] ?? letter
      return front ? (FRONT[cyrillic] ?? cyrillic) : cyrillic
    }).join('')
  })
