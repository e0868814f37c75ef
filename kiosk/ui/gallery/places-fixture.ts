import type { Place } from '../../../content/engine/place.ts'
import type { PlacesAround } from '../../api.ts'

/** Names with a space between. */
const named = (names: string): Place[] => names.split(' ').map((name) => ({ name, places: [] }))

/** As long as names are, and as many as lie in one division (重庆市). */
export const placesFixture: PlacesAround = {
  county: ['演示省', '演示市', '演示县'],
  township: '青石镇',
  places: [
    ...named('北京市 内蒙古自治区 广西壮族自治区 新疆维吾尔自治区 香港特别行政区'),
    {
      name: '甘肃省',
      places: [
        ...named('兰州市 嘉峪关市'),
        {
          name: '临夏回族自治州',
          places: named(
            '临夏市 临夏县 康乐县 永靖县 广河县 和政县 东乡族自治县 积石山保安族东乡族撒拉族自治县',
          ),
        },
      ],
    },
    {
      name: '重庆市',
      places: named(
        '万州区 涪陵区 渝中区 大渡口区 江北区 沙坪坝区 九龙坡区 南岸区 北碚区 綦江区 大足区 ' +
          '渝北区 巴南区 黔江区 长寿区 江津区 合川区 永川区 南川区 璧山区 铜梁区 潼南区 荣昌区 ' +
          '开州区 梁平区 武隆区 城口县 丰都县 垫江县 忠县 云阳县 奉节县 巫山县 巫溪县 ' +
          '石柱土家族自治县 秀山土家族苗族自治县 酉阳土家族苗族自治县 彭水苗族土家族自治县',
      ),
    },
    {
      name: '演示省',
      places: [
        ...named('样例市'),
        {
          name: '演示市',
          places: [
            ...named('样例区'),
            {
              name: '演示县',
              places: [{ name: '青石镇', places: named('东河村 西山村') }, ...named('城关镇 红岩乡')],
            },
          ],
        },
      ],
    },
  ],
}
