/**
 * Names of people in a Chinese text, found by surname and by what stands around them. The machine proposes, a person
 * decides: it may well propose a word too many, and what it misses can be added by hand.
 */

/** The surnames of most people (公安部户籍管理研究中心《全国姓名报告》), and those of two characters. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞柳甘祝包宁阮柯纪梅童凌单裴霍苗曲盛冉翁蓝骆靳辛管柴蒙鲍喻祁蒲滕饶解艾尤穆卓简褚娄窦戚岑党宫卜晏席柏佟苟卞姬栾刁巫寇甄丛虞佘查迟谈荆冀郁储燕楚奚冼蔺屠'
const COMPOUND = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '皇甫',
  '令狐',
  '司徒',
  '东方',
  '尉迟',
  '公孙',
  '夏侯',
  '慕容',
  '端木',
  '长孙',
]
/** Of a word that ends with it: 双方, 对方, 单于. */
const TAIL: Readonly<Record<string, string>> = {
  方: '平立双对一男女甲乙丙官各东西南北地两多单前后警校资厂院',
  何: '任如为',
  马: '骑车',
  石: '岩砂',
  金: '现资租定押罚奖基违本',
  田: '水农稻',
  林: '山森园',
  江: '长',
  白: '明空',
  任: '责主信担',
  关: '机有相无',
  程: '工过流路',
  安: '公治保',
  杜: '',
}
/** So common as surnames that what follows them is a name more often than not, also with little around it. */
const COMMON = new Set(SURNAMES.slice(0, 100))

/** Words that begin like a name and are none. */
const WORDS = new Set(
  '苏打 高兴 高速 高中 高龄 高度 高额 高空 方面 方式 方法 方便 方向 金额 金钱 金属 何时 何人 何种 任何 任务 任意 任职 安全 安排 安置 安装 安慰 白天 白酒 白色 包括 包工 包含 关于 关系 关闭 关心 程序 程度 常常 常年 常见 陈述 陈旧 单位 单独 单方 单据 党员 党委 范围 付款 付清 付出 付给 顾客 管理 管辖 何况 胡同 胡说 黄金 黄牛 纪律 江边 江水 江苏 江西 康复 孔子 蓝色 雷雨 林地 林业 林场 林权 凌晨 罗列 马上 马路 马匹 毛病 毛利 莫名 牛羊 钱款 钱财 任由 申请 申诉 申报 施工 石头 石料 孙子 孙女 汤药 田地 田间 万元 万一 万多 温度 文件 文化 文书 夏天 夏季 向阳 谢谢 辛苦 许多 许可 许诺 严重 严格 严厉 杨木 叶子 易燃 尤其 余额 余款 余下 岳父 岳母 曾经 查明 查看 查询 章程 郑重 钟头 周边 周末 周围 周期 周一 周二 周三 周四 周五 周六 周日 庄稼 储蓄 谈判 谈好 谈妥 迟迟 迟到 席位 简单 简易 艾草 解除 解决 解释 解雇 管道 管子 盛产 苗木 苗圃 童年 梅雨 宁可 包产 甘蔗 兰花 关门 欧元 岳阳 鲁莽 章节 庄园 严肃 常务 常住 戴上 钱数 武力 武器 史料 龙头 段落 江南 江北 侯选 秦岭 白事 方案 付息 夏收 金店 石灰 范本 陆续 姜片 钟点 任期 任性 程式 叶片 杜绝 董事 田埂 肖像 丁点 管好 解放 解聘 查封 查实 迟延 谈话 单子 盛夏 艾滋 简直 曲折 苗头 党组 宫缩 蒙受 祁连 尤为 管护 梅花 金项 马桶 史上 安葬 安家 何以 何处 白条 白干 温水 熊猫 龙虎 雷击 黎明 文字 文盲 常识 万般 毛巾 钱物 严惩 关照 关押 向来 向上 向下 陆地 江湖 高温 高处 高压 罗盘 梁柱 宋体 唐朝 许愿 许久 田亩 姜汤 丁字 夏粮 方可 方才 白费 白跑 熊市 金库 金饰 易发 易耗 石墙 石块 石板 石子 龙卷'.split(
    ' ',
  ),
)

/** What stands before a name: a role, a relation, or a verb that takes a person. */
const BEFORE =
  /(?:姓名|申请人|原告|被告|第三人|当事人|委托人|代理人|甲方|乙方|丙方|被害人|受害人|嫌疑人|债务人|债权人|担保人|出借人|借款人|承包人|监护人|村民|居民|职工|工人|老板|包工头|工头|司机|房东|租客|业主|同村|丈夫|妻子|前夫|前妻|老公|老婆|男方|女方|儿子|女儿|长子|次子|长女|次女|之子|之女|父亲|母亲|哥哥|弟弟|姐姐|妹妹|叔叔|舅舅|媳妇|女婿|邻居|亲戚|朋友|同事|名叫|叫做|叫|系|是|与|和|跟|同|及|向|给|对|把|被|由|找|告|诉|欠|将|让|请|问|打伤|撞伤|借给|还给|孩子|小孩|女孩|男孩|学生|老人|病人|[、，。；：:（(“\s]|^)$/
/** What stands behind one. */
const AFTER =
  /^(?:[、，。；：:）)”？！\s]|$|与|和|跟|同|及|向|给|对|把|被|由|将|让|请|因|在|于|称|说|诉|告|欠|借|打|骂|以|是|系|的|等|之|已|未|要|不|没|到|从|去|来|有|无|也|都|却|又|就|经|拒|签|偿|赔|死|受|驾|住|承|出|开|买|卖|拿|收|还|盖|占|砍|种|养|拖|雇|租|离|结|生|先生|女士|二人|夫妇|夫妻|一家|家|男|女|随|两|几|多|共|某|[一二三四五六七八九十百千万\d]|[（(“])/

/** Not part of a given name. */
const NOT_GIVEN = /[的了和与在是不被把向给对说称诉欠借打因等已未要有两几]/

const FOREIGN =
  /(?:(?![的了和与在是不被把向给对说称于])\p{Script=Han}){1,7}(?:[·•](?:(?![的了和与在是不被把向给对说称于])\p{Script=Han}){1,7})+/gu

/** Each different name once, in the order of the text. */
export function namesIn(text: string): string[] {
  const found = new Map<string, number>()
  const add = (name: string) => found.set(name, (found.get(name) ?? 0) + 1)
  // 买买提·艾力: a name in more than one part is one whatever stands around it.
  for (const [name] of text.matchAll(FOREIGN)) add(name)
  for (let at = 0; at < text.length; at++) {
    const name = nameAt(text, at)
    if (name === undefined) continue
    add(name)
    at += name.length - 1
  }
  // 李四 and 李四钱: the shorter one is the name where it stands by itself too.
  const all = [...found.keys()]
  return all.filter((name) => !all.some((other) => other !== name && name.startsWith(other)))
}

function nameAt(text: string, at: number): string | undefined {
  const surname = COMPOUND.find((one) => text.startsWith(one, at)) ?? text[at]!
  if (surname.length === 1 && !SURNAMES.includes(surname)) return undefined
  if (TAIL[surname]?.includes(text[at - 1] ?? '\u0000')) return undefined
  const before = BEFORE.test(text.slice(Math.max(0, at - 4), at))
  for (const given of [2, 1]) {
    const end = at + surname.length + given
    const name = text.slice(at, end)
    const rest = name.slice(surname.length)
    if (name.length < surname.length + given || !/^\p{Script=Han}+$/u.test(rest) || NOT_GIVEN.test(rest))
      continue
    if (WORDS.has(name.slice(0, 2)) || /^[某家姓氏村镇县市]/.test(rest)) continue
    if (AFTER.test(text.slice(end)) && (before || COMMON.has(surname))) return name
  }
  return undefined
}
