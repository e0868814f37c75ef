import { PageBar } from './page-bar.tsx'

export default function Example() {
  return (
    <>
      <PageBar title="申请法律援助" chinese={null} subtitle="第 2 步，共 6 步" heading={false} />
    </>
  )
}
