import { parentPort, workerData } from 'node:worker_threads'
import type { Task } from './read-aside.ts'
import { readPack, readProfile } from './read-pack.ts'

const { place, what } = workerData as Task

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage('pack' in what ? readPack(place, what.pack) : readProfile(place, what.profile))
