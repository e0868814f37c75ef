const COURTS = /^最高人民(?:法院|检察院)(?:、最高人民(?:法院|检察院))?/
const CONGRESS =
  /((?:[\u4e00-\u9fff]{2,12}(?:省|自治区|市|自治州|自治县|县|经济特区))|全国)(?:第[一二三四五六七八九十]+届)?(人民代表大会(?:常务委员会)?)/
const BODY =
  /(?:国务院|中央军事委员会|最高人民法院|最高人民检察院|[\u4e00-\u9fff]{1,14}?(?:委员会|总局|管理局|人民政府|部|署|银行|海关))(?=令|公告|发布|公布|颁布|批准|第|印发|关于|审判委员会|检察委员会|\d|$|[\s、（）])/

/**
 * The body that first passed or published a text, by its title or the lines below it: 「2007年6月29日第十届全国人民
 * 代表大会常务委员会第二十八次会议通过」→ 全国人民代表大会常务委员会. Undefined where nothing says it.
 */
export function readIssuer(title: string, header: readonly string[]): string | undefined {
  const courts = COURTS.exec(title)?.[0]
  if (courts !== undefined) return courts
  for (const line of header) {
    const text = line
      .replace(/\d{4}年\d{1,2}月\d{1,2}日/g, ' ')
      .replace(/第[一二三四五六七八九十]+届/g, '')
      .replaceAll('全国人大常委会', '全国人民代表大会常务委员会')
      .replaceAll('中华人民共和国', '')
    const congress = CONGRESS.exec(text)
    if (congress) return `${congress[1]}${congress[2]}`
    const body = BODY.exec(text)?.[0]
    if (body !== undefined) return body.replace(/^[^国中最\u4e00-\u9fff]+/, '')
  }
  return undefined
}
