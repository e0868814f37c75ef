import { expect, test } from 'vitest'
import { replaceTellings, tellingsIn } from './anonymise.ts'
import { namesIn } from './names.ts'

const instead = {
  'id-number': '[身份证号]',
  phone: '[电话]',
  place: '某地',
  firm: '某单位',
  plate: '[车牌]',
  case: '[案号]',
  'bank-card': '[卡号]',
  mail: '[邮箱]',
}
const told = (text: string, places: string[] = []) =>
  tellingsIn(text, { places, instead }).map((one) => [one.kind, one.text])

/** Persons that do not exist, in the sentences in which clerks write. */
const SENTENCES: readonly (readonly [string, readonly string[]])[] = [
  ['张三欠李四两万元，一直不还。', ['张三', '李四']],
  ['申请人王小明与被申请人赵铁柱因宅基地发生纠纷。', ['王小明', '赵铁柱']],
  ['村民陈桂花称，邻居孙大勇砍了她家的树。', ['陈桂花', '孙大勇']],
  ['欧阳雪与丈夫周强离婚，孩子周小宝随谁生活？', ['欧阳雪', '周强', '周小宝']],
  ['买买提·艾力在工地摔伤，老板何建国不认工伤。', ['买买提·艾力', '何建国']],
  ['原告：刘芳，被告：马德胜，双方于2024年结婚。', ['刘芳', '马德胜']],
  ['包工头邓老四拖欠高山、郭磊等七人工资。', ['邓老四', '高山', '郭磊']],
  ['徐秀英的儿子徐刚把房子卖给了外村人罗平。', ['徐秀英', '徐刚', '罗平']],
]
test.each(SENTENCES)('%s', (text, names) => expect(namesIn(text)).toEqual(names))

test.each([
  '双方都同意和解，但是对方马上又反悔，任何时候都可以申请仲裁。',
  '关于承包地的管理费用，方案已经公开，余款应当在年底付清。',
  '司法所能不能直接出具证明？申请人申请法律援助，单位不配合。',
  '周末施工影响居民休息，安全没有保障，严重的时候全家都睡不着。',
])('nobody is in: %s', (text) => expect(namesIn(text)).toEqual([]))

test('numbers, plates, firms and places are found, and sums and days are not', () => {
  expect(told('身份证11000019491001000X，电话13800000000或者0991-1234567，车牌新A·12345。')).toEqual([
    ['id-number', '11000019491001000X'],
    ['phone', '13800000000'],
    ['phone', '0991-1234567'],
    ['plate', '新A·12345'],
  ])
  expect(told('卡号6200 0000 0000 0000 001，案号（2026）新01民初123号，邮箱a.b@example.com')).toEqual([
    ['bank-card', '6200 0000 0000 0000 001'],
    ['case', '（2026）新01民初123号'],
    ['mail', 'a.b@example.com'],
  ])
  expect(told('住在青石镇东河村3组12号，给演示建材有限公司干活。')).toEqual([
    ['place', '青石镇东河村3组12号'],
    ['firm', '演示建材有限公司'],
  ])
  expect(told('青石镇东河村3组，东河村的人', ['东河村'])).toEqual([
    ['place', '青石镇东河村3组'],
    ['place', '东河村'],
  ])
  expect(told('东河的水渠', ['东河'])).toEqual([['place', '东河']])
  expect(told('2026年11月23日，赔偿3500000元，面积1234567平方米，本村和邻村。')).toEqual([])
})

test('the same person is the same letter everywhere, and what was not chosen stays', () => {
  const text = '张三打伤李四，李四住院，张三不赔。电话13800000000。'
  const all = tellingsIn(text, { places: [], instead })
  expect(replaceTellings(text, all)).toBe('甲打伤乙，乙住院，甲不赔。电话[电话]。')
  expect(
    replaceTellings(
      text,
      all.filter(({ kind }) => kind === 'name'),
    ),
  ).toContain('13800000000')
})

test('more persons than stems are still told apart', () => {
  const text = Array.from('赵钱孙李周吴郑王冯陈蒋沈', (surname) => `${surname}小明`).join('、')
  const found = tellingsIn(text, { places: [], instead })
  expect(new Set(found.map((one) => one.instead)).size).toBe(12)
})
