import css from './motif.module.css'

interface Frame {
  readonly width: number
  readonly height: number
}

/** Circles on level water with the square behind: the ground of hero panels. */
export function Ripples({
  width,
  height,
  cx,
  cy,
  step = 74,
  count = 10,
}: Frame & { cx: number; cy: number; step?: number; count?: number }) {
  const side = step * 2.2
  return (
    <svg
      className={css.motif}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <g className={css.ripple}>
        {Array.from({ length: count }, (_, i) => (
          <circle
            key={i}
            cx={cx}
            cy={cy}
            r={(i + 1) * step}
            strokeOpacity={0.3 * (1 - (i + 1) / (count + 2))}
          />
        ))}
        <rect x={cx - side} y={cy - side} width={side * 2} height={side * 2} strokeOpacity={0.16} />
        <path d={`M0 ${cy}H${width}`} strokeOpacity={0.2} />
      </g>
    </svg>
  )
}

const TEETH = 72

function teeth(cx: number, cy: number, r: number): string {
  const at = (k: number, angle: number) =>
    `${(cx + r * k * Math.cos(angle)).toFixed(1)} ${(cy + r * k * Math.sin(angle)).toFixed(1)}`
  return Array.from({ length: TEETH }, (_, i) => {
    const angle = (i * 2 * Math.PI) / TEETH
    return `M${at(0.9, angle)}L${at(0.955, angle + 0.022)}L${at(0.9, angle + 0.044)}`
  }).join('')
}

/** The Han 规矩镜, bronze mirror with T, L and V marks, above level water (法平如水，明镜高悬). */
export function Mirror({
  width,
  height,
  cx,
  cy,
  r,
  level,
}: Frame & { cx: number; cy: number; r: number; level: number }) {
  return (
    <svg
      className={css.motif}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <g className={css.ripple}>
        {Array.from({ length: 8 }, (_, i) => (
          <circle key={i} cx={cx} cy={cy} r={r + (i + 1) * 92} strokeOpacity={0.214 - i * 0.026} />
        ))}
      </g>
      <circle className={css.rim} cx={cx} cy={cy} r={r} />
      <circle className={css.light} cx={cx} cy={cy} r={r * 0.965} />
      <circle className={css.face} cx={cx} cy={cy} r={r * 0.885} />
      <g className={css.engraving} strokeWidth={Math.max(3, r * 0.0145)}>
        <circle cx={cx} cy={cy} r={r * 0.885} />
        <circle cx={cx} cy={cy} r={r * 0.74} />
        <path d={teeth(cx, cy, r)} strokeWidth="2.5" />
        <rect x={cx - r * 0.3} y={cy - r * 0.3} width={r * 0.6} height={r * 0.6} />
        <rect x={cx - r * 0.24} y={cy - r * 0.24} width={r * 0.48} height={r * 0.48} strokeWidth="2.5" />
        {[0, 90, 180, 270].map((angle) => (
          <g key={angle} transform={`rotate(${angle} ${cx} ${cy})`}>
            <path d={`M${cx} ${cy - r * 0.3}v${-r * 0.15}M${cx - r * 0.11} ${cy - r * 0.45}h${r * 0.22}`} />
            <path d={`M${cx - r * 0.1} ${cy - r * 0.7}v${r * 0.1}h${r * 0.2}`} />
            <path d={`M${cx + r * 0.42} ${cy - r * 0.58}l${r * 0.09} ${r * 0.07}l${r * 0.07} ${r * 0.09}`} />
            <circle className={css.knob} cx={cx - r * 0.23} cy={cy - r * 0.47} r={r * 0.022} />
            <circle className={css.knob} cx={cx + r * 0.23} cy={cy - r * 0.47} r={r * 0.022} />
          </g>
        ))}
      </g>
      <circle className={css.knob} cx={cx} cy={cy} r={r * 0.115} />
      <circle className={css.light} cx={cx - r * 0.03} cy={cy - r * 0.03} r={r * 0.06} />
      <rect className={css.water} x="0" y={level} width={width} height={height - level} />
      <path className={css.level} d={`M0 ${level}H${width}`} />
      <path
        className={css.glint}
        d={`M${cx - r} ${level + 24}H${cx - r * 0.05}M${cx + r * 0.02} ${level + 24}H${cx + r}`}
      />
    </svg>
  )
}

/** The seven pigments as a thin line along the edge. */
export function Pigments() {
  return (
    <div className={css.pigments} aria-hidden="true">
      {['zhusha', 'zheshi', 'tenghuang', 'shilv', 'shiqing', 'daizi', 'yanzhi'].map((pigment) => (
        <i key={pigment} data-pigment={pigment} />
      ))}
    </div>
  )
}
