import type { Dictionary } from './dictionary.ts'
import type { Arc, Step } from './lattice.ts'
import type { Edges } from './spelling.ts'

/** Family names, the frequent ones first; those of minorities written in Chinese characters among them. */
const SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼楚佟栗匡宗应台巫鞠桑荆谌明沙伏岑习胥蔺买',
)

/** What given names are made of, the frequent ones first. */
const GIVEN =
  '英华文玉秀明兰国春金红志军平建海丽桂梅林荣生德小永云芳艳燕伟香莲霞萍珍强福凤新东娟成敏杰龙洪爱晓清忠辉玲洁立光美涛淑庆宝月世飞凯峰静芬宏波兴仁丹雪义安佳俊勇宇子祥良学天正浩少家长思娜琴慧瑞振启莉彩富贵水根发利有才树松柏青山江河然轩涵怡欣诗雨梓晨悦琪瑶颖倩婷雯露琳璐媛佩素惠翠菊花枝连巧银仙姣娥妹娣弟培善茂昌盛旺财喜来顺和康健维保卫胜斌彬武宁博超鹏翔亮磊鑫森淼坤坚刚铁柱栓锁钢力大双全先进步高远鸿运继承祖宗耀绍传广达信诚贤孝敬友恩民邦定治元亨贞冬夏秋梦一三万千百方圆景星辰阳亚非西南北中蕾薇蓉蓓茜莎苗苹荷蔚蕊芝芸若茹莹菲萌萱晶晴昕昊旭晖映曼君雅婉如娇姗珊瑛琼瑾瑜璇珠玮琦珂玥佑佐俐伦仪'

/** Nats: a surname, and each character of a given name; a rare one costs more. */
const COST = { surname: 7.5, given: 4.2, rank: 1.6 }

const surnames = new Map(
  [...SURNAMES].map((character, i) => [character, COST.surname + (COST.rank * i) / SURNAMES.size]),
)
const given = new Map<string, number>()
for (const [i, character] of Array.from(GIVEN).entries())
  given.set(character, COST.given + (COST.rank * i) / GIVEN.length)

const KEPT = 2

/** Chinese names that the whole input may be: a surname and one or two characters that names are made of. */
export function names(dictionary: Dictionary, edges: Edges): Arc[] {
  const whole: Arc[] = []
  const step = (at: number, depth: number, cost: number, text: string, steps: Step | null) => {
    for (const { end, cost: cutting, readings } of edges[at] ?? [])
      for (const { first, last, cost: spelling } of readings) {
        // Of initials or look-alikes any name could be made.
        if (first !== last || spelling > 0) continue
        for (const word of dictionary.characters(first, Number.POSITIVE_INFINITY)) {
          const price = (depth === 0 ? surnames : given).get(word.text)
          if (price === undefined) continue
          const arc = {
            text: text + word.text,
            end,
            cost: cost + cutting + price,
            isAlike: false,
            steps: { before: steps, syllable: first, end },
          }
          if (end === edges.length) {
            if (depth > 0) whole.push(arc)
          } else if (depth < 2) step(end, depth + 1, arc.cost, arc.text, arc.steps)
        }
      }
  }
  step(0, 0, 0, '', null)
  return whole.toSorted((a, b) => a.cost - b.cost).slice(0, KEPT)
}

export const isSurname = (text: string): boolean => SURNAMES.has(text)
