import { BottomBar } from './bottom-bar.tsx'

export default function Example() {
  return (
    <>
      <BottomBar />
    </>
  )
}
