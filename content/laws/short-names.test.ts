import { expect, test } from 'vitest'
import { shortNames } from './short-names.ts'

test.each([
  ['最高人民法院关于审理劳动争议案件适用法律问题的解释（一）', '劳动争议解释一'],
  ['最高人民法院关于适用民法典婚姻家庭编的解释（一）', '婚姻家庭编司法解释一'],
  ['最高人民法院关于审理民间借贷案件适用法律若干问题的规定', '民间借贷规定'],
  ['最高人民法院关于审理涉彩礼纠纷案件适用法律若干问题的规定', '彩礼规定'],
  ['最高人民法院、最高人民检察院关于办理诈骗刑事案件具体应用法律若干问题的解释', '诈骗解释'],
])('%s is called %s', (key, name) => expect(shortNames(key)).toContain(name))

test.each(['劳动法', '最高人民法院关于废止部分司法解释的决定'])('%s has no other name', (key) =>
  expect(shortNames(key)).toEqual([]),
)
