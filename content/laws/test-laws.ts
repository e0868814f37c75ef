import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Made-up laws in both layouts, for tests. */
export const madeUpLaws: Readonly<Record<string, string>> = {
  'book/社会法/纸船工法(2012-05-06).md':
    '# 中华人民共和国纸船工法\n\n2012年5月6日 纸船大会通过\n\n2013年1月1日 施行\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 为了保护纸船工，制定本法。\n\n第二条 船厂拖欠折纸报酬的，纸船工可以申请支付令。\n\n第三条 船厂应当足额支付折纸报酬。',
  'book/社会法/纸船工法(2005-01-01).md':
    '# 中华人民共和国纸船工法\n\n2005年1月1日 纸船大会通过\n\n<!-- INFO END -->\n\n第一条 旧的规定。\n\n第二条 船厂欠薪的，可以投诉。',
  'book/折纸法典/水编.md':
    '# 中华人民共和国折纸法典\n\n# 水编\n\n2020年2月3日 通过\n\n<!-- INFO END -->\n\n第三条 船下水。\n\n第四条 船上岸。',
  'book/折纸法典/天编.md':
    '# 中华人民共和国折纸法典\n\n# 天编\n\n2020年2月3日 通过\n\n<!-- INFO END -->\n\n第一条 风筝上天。\n\n第二条 风筝落地的，由放飞人赔偿损失。\n\n第二条之一 断线的风筝适用前条。',
  'book/DLC/浙江地方法规/浙江省纸船工办法(2015-01-01).md':
    '# 浙江省纸船工办法\n\n2015年1月1日 通过\n\n<!-- INFO END -->\n\n第一条 船厂拖欠折纸报酬的，纸船工可以申请支付令，浙江省船厂拖欠折纸报酬的从重处罚。',
  'book/行政法规/空条例(2015-01-01).md': '# 空条例\n\n2015年1月1日 公布\n\n<!-- INFO END -->\n',
  'book/案例/某案.md': '# 某案\n\n<!-- INFO END -->\n\n案情。',
  'docs/social/kite/README.md':
    '---\nsidebar: auto\n---\n\n# 中华人民共和国风筝法\n\n2019年4月5日第一届风筝大会通过\n\n## 第一章　总则\n\n**第一条**　风筝应当有线。\n\n## 第二章　附则\n\n**第二条**　本法自2019年10月1日起施行。《中华人民共和国旧风筝法》同时废止。',
  'docs/social/old-kite/README.md':
    '# 中华人民共和国旧风筝法\n\n1990年4月5日通过\n\n**第一条**　风筝可以无线。\n\n**第二条**　本法自公布之日起施行。',
  'docs/code/README.md': '---\nnext: x\n---\n\n# 中华人民共和国糖法\n\n2021年7月8日通过\n',
  'docs/code/02-b.md': '# 第二编　咸\n\n## 第一章　盐\n\n**第二条**　盐是咸的。',
  'docs/code/01-a.md': '# 第一编　甜\n\n**第一条**　糖是甜的。',
}

/** Writes files into a fresh temporary folder and gives its path. */
export function writeFiles(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'laws-test-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}
