import { QrCard } from './qr-card.tsx'

export default function Example() {
  return (
    <QrCard url="https://www.12348.gov.cn/">
      <b>12348 中国法网</b>
    </QrCard>
  )
}
