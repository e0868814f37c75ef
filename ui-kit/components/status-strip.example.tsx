import { StatusStrip } from './status-strip.tsx'

export default function Example() {
  return (
    <>
      <StatusStrip tone="waiting">正在读卡，请别拿走</StatusStrip>
      <StatusStrip tone="good">读好了</StatusStrip>
      <StatusStrip tone="note" help="换个说法再查一次">
        没有找到
      </StatusStrip>
      <StatusStrip tone="trouble" help="回执可以不打，拍下编号也行">
        打印机没纸了
      </StatusStrip>
    </>
  )
}
