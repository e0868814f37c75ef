import { encode } from 'uqr'
import css from './qr.module.css'

/** A QR code as one SVG path, with its quiet zone of four modules; always dark on light. */
export function Qr({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      className={css.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className={css.light} width={size} height={size} />
      <path className={css.dark} d={path} />
    </svg>
  )
}
