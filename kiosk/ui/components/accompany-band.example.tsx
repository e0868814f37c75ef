import { KioskProvider, useKiosk } from '../kiosk.tsx'
import { AccompanyBand } from './accompany-band.tsx'

export default function Example() {
  const kiosk = useKiosk()
  const accompany = { id: 'a', clerk: '李测试', code: '0420', reason: null }
  return (['asking', 'offered', 'open'] as const).map((state) => (
    <KioskProvider
      key={state}
      kiosk={{ ...kiosk, frame: { ...kiosk.frame, accompany: { ...accompany, state } } }}
    >
      <AccompanyBand />
    </KioskProvider>
  ))
}
