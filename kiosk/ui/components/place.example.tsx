import { Phone, Place, PlaceCard } from './place.tsx'

const place = {
  name: { 'zh-CN': '演示县公证处' },
  address: { 'zh-CN': '演示县城关镇人民路5号' },
  hours: { 'zh-CN': '周一到周五 9:00–12:00、14:00–17:30' },
  phone: '0000-0000051',
}

export default function Example() {
  return (
    <>
      <Place {...place} />
      <Place {...place} inside />
      <PlaceCard name="吴演示">
        <Phone number="0000-0000061" />
      </PlaceCard>
    </>
  )
}
