import type { Stroke } from './stroke.ts'

/** Thickness of the pen, as a share of the box's height: bold enough for weak eyes. */
const PEN = 0.028

/** Draws strokes on a canvas at once, outside of React: a pen must never wait for a render. */
export class Ink {
  readonly #canvas: HTMLCanvasElement
  readonly #context: CanvasRenderingContext2D | null

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas
    this.#context = canvas.getContext('2d', { desynchronized: true })
  }

  /** Fits the canvas to its place on the glass; what was drawn is gone. */
  fit(): void {
    const { clientWidth, clientHeight } = this.#canvas
    this.#canvas.width = Math.round(clientWidth * devicePixelRatio)
    this.#canvas.height = Math.round(clientHeight * devicePixelRatio)
    const context = this.#context
    if (!context) return
    context.scale(devicePixelRatio, devicePixelRatio)
    context.strokeStyle = getComputedStyle(this.#canvas).color
    context.lineWidth = clientHeight * PEN
    context.lineCap = 'round'
    context.lineJoin = 'round'
  }

  clear(): void {
    this.#context?.clearRect(0, 0, this.#canvas.clientWidth, this.#canvas.clientHeight)
  }

  draw(strokes: readonly Stroke[]): void {
    this.clear()
    for (const stroke of strokes) this.extend(stroke, 0)
  }

  /** The stroke from its point `from` on. */
  extend(stroke: Stroke, from: number): void {
    const context = this.#context
    if (!context || stroke.length === 0) return
    const start = Math.max(0, from - 1)
    context.beginPath()
    context.moveTo(stroke[start * 2]!, stroke[start * 2 + 1]!)
    // A dot is a line of no length: its round ends make it visible.
    for (let i = Math.min(start + 1, stroke.length / 2 - 1); i < stroke.length / 2; i++)
      context.lineTo(stroke[i * 2]!, stroke[i * 2 + 1]!)
    context.stroke()
  }
}
