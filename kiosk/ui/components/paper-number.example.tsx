import { PaperNumber } from './paper-number.tsx'

export default function Example() {
  return (
    <>
      <p className="num">
        <PaperNumber number="261122-QT01-A0017-M" />
      </p>
      <p className="num">
        <PaperNumber number="261122-QT01-ZK7M2P" />
      </p>
    </>
  )
}
