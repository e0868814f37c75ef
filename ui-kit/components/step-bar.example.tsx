import { StepBar } from './step-bar.tsx'

const TITLES = ['先看说明', '您是谁', '什么事', '事情经过', '看一遍'].map((title) => ({ id: title, title }))

export default function Example() {
  return (
    <>
      <StepBar label="步骤" index={2} titles={TITLES} />
    </>
  )
}
