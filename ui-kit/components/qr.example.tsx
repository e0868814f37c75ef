import { Qr } from './qr.tsx'

export default function Example() {
  return (
    <>
      <Qr text="mingli:1?n=261122-QT01-A0017-M&t=K3M7QX2P" label="回执上的码" />
    </>
  )
}
