import { describe, expect, test } from 'vitest'
import { quantity } from './chinese-numbers.ts'
import { numberedPinyin } from './chinese-pinyin.ts'
import { chineseWords } from './chinese-words.ts'

test.each([
  ['0', '零'],
  ['10', '十'],
  ['15', '十五'],
  ['20', '二十'],
  ['105', '一百零五'],
  ['115', '一百一十五'],
  ['1000', '一千'],
  ['1010', '一千零一十'],
  ['10010', '一万零一十'],
  ['15000', '一万五千'],
  ['100000', '十万'],
  ['1000001', '一百万零一'],
  ['20300000', '二千零三十万'],
  ['100000000', '一亿'],
  ['123456789', '一亿二千三百四十五万六千七百八十九'],
])('%s is %s', (figures, words) => expect(quantity(figures)).toBe(words))

describe('Chinese as it is said', () => {
  test.each([
    [
      '重庆银行行长 15000元 第四十六条 2026年11月25日',
      '重庆银行行长 一万五千元 第四十六条 二零二六年十一月二十五日',
    ],
    ['二〇二六年', '二零二六年'],
    ['2013-07-01起施行', '二零一三年七月一日起施行'],
    ['上午9:00到12:30', '上午九点到十二点三十分'],
    ['14:05', '十四点零五分'],
    ['15,000.50元', '一万五千点五零元'],
    ['￥300', '三百元'],
    ['利率15.4%', '利率百分之十五点四'],
    ['第46条第2款', '第四十六条第二款'],
    ['2个人，2天', '两个人，两天'],
    ['大约 8 分钟', '大约 八 分钟'],
    ['3-5天', '三到五天'],
    ['1/3', '三分之一'],
    ['-5', '负五'],
    ['打110', '打幺幺零'],
    ['110元', '一百一十元'],
    ['法律热线12348', '法律热线幺二三四八'],
    ['13800000000', '幺三八，零零零零，零零零零'],
    ['000 0000 0001', '零零零，零零零零，零零零幺'],
    ['0000-0000001', '零零零零，零零零零零零幺'],
    ['第 2 步，共 6 步', '第 二 步，共 六 步'],
    ['张*试', '张某试'],
    ['000***********0018', '零零零，中间不念，零零幺八'],
    ['000000199001010018', '零零零零零零，幺九九零，零幺零幺，零零幺八'],
    ['261122-QT01-A0017-M', '二六幺幺二二，QT零幺，A零零幺七，M'],
    ['《民法典》第一条', '民法典，第一条'],
    ['有/没有', '有或没有'],
  ])('%s → %s', (text, words) => expect(chineseWords(text)).toBe(words))
})

describe('pinyin for the engine', () => {
  test.each([
    ['重庆银行行长', 'chong2 qing4 yin2 hang2 hang2 zhang3'],
    ['老板不还钱', 'lao3 ban3 bu4 huan2 qian2'],
    ['女儿的律师', 'nv3 er2 de5 lv4 shi1'],
    ['重庆市长寿区', 'chong2 qing4 shi4 chang2 shou4 qu1'],
    ['幺幺零', 'yao1 yao1 ling2'],
  ])('%s → %s', (words, expected) => expect(numberedPinyin(words)).toBe(expected))

  test('leaves nothing but syllables with a tone and pauses', () => {
    const all = numberedPinyin(chineseWords('受理编号261122-QT01-A0017-M，𠮷先生：“好！” 50%'))
    expect(all).toMatch(/^(?:[a-z]+[1-5]|[,.]|\s)+$/)
  })
})
