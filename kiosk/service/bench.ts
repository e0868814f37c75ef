import type { Hono } from 'hono'
import { z } from 'zod'
import type { Headphones } from '../../devices/headphones/driver.ts'
import type { Bench } from './bench-devices.ts'
import { readBody } from './body.ts'
import { refuse } from './guard.ts'

/** The bench page's requests: only where all devices are simulated and the office is the embedded one. */
export function benchRoutes(app: Hono, bench: Bench, headphones: Headphones): void {
  app.get('/bench/api/state', (c) => c.json({ ...bench.state(), headphones: headphones.plugged() }))

  app.post('/bench/api/headphones', async (c) => {
    const body = await readBody(c, z.object({ plugged: z.boolean() }))
    if (!body.ok) return body.error
    if (!headphones.simulate) return refuse(c, 'not-found', 'the headphones are not simulated')
    headphones.simulate(body.value.plugged)
    return c.json({})
  })

  app.post('/bench/api/card', async (c) => {
    const body = await readBody(c, z.object({ id: z.string().nullable() }))
    if (!body.ok) return body.error
    return bench.present(body.value.id) ? c.json({}) : refuse(c, 'not-found', 'no such card')
  })

  app.post('/bench/api/social-card', async (c) => {
    const body = await readBody(c, z.object({ id: z.string().nullable() }))
    if (!body.ok) return body.error
    return bench.insert(body.value.id) ? c.json({}) : refuse(c, 'not-found', 'no such card')
  })

  app.post('/bench/api/scan', async (c) => {
    const body = await readBody(c, z.object({ code: z.string().min(1).max(3000) }))
    if (!body.ok) return body.error
    await bench.scan(body.value.code)
    return c.json({})
  })

  app.post('/bench/api/situation', async (c) => {
    const body = await readBody(c, z.object({ device: z.string(), situation: z.string() }))
    if (!body.ok) return body.error
    const { device, situation } = body.value
    return (await bench.set(device, situation)) ? c.json({}) : refuse(c, 'not-found', 'no such situation')
  })

  app.get('/bench/api/paper/:index', (c) => {
    const picture = bench.paper(Number(c.req.param('index')))
    return picture
      ? c.body(new Uint8Array(picture), 200, { 'content-type': 'image/png' })
      : refuse(c, 'not-found', 'no such receipt')
  })

  app.get('/bench/api/paper/:index/text', (c) => {
    const text = bench.paperText(Number(c.req.param('index')))
    return text ? c.json(text) : refuse(c, 'not-found', 'no such receipt')
  })
}
