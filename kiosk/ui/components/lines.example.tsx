import { Lines } from './lines.tsx'

const texts = ['身份证', '借条、合同、照片，有就带'].map((text) => ({ 'zh-CN': text }))

export default function Example() {
  return (
    <>
      <Lines texts={texts} kind="steps" />
      <Lines texts={texts} kind="checklist" />
      <Lines texts={texts} kind="points" />
    </>
  )
}
