import { Trouble } from './trouble.tsx'

const nothing = () => undefined

export default function Example() {
  return (
    <>
      <Trouble id="law-search.failed" onRetry={nothing} />
    </>
  )
}
