/** Full-width digits, letters and signs as an input method types them (Ｕ＋FF01…FF5E), and the ideographic space. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
