import pino from 'pino'
import { admissible, type LogEvent, type Logger, type LogLevel } from './log-registry.ts'

/** JSON lines on stderr (stdout belongs to what a person or a script asked for), limited to the registry. */
export function createLogger(
  room: string,
  destination: pino.DestinationStream = pino.destination(2),
): Logger {
  const sink = pino({ base: { room }, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  const write = (level: LogLevel) => (event: LogEvent, fields?: Record<string, unknown>) => {
    sink[level]({ event, ...admissible(event, fields ?? {}) })
  }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

/** For tests and tools that do not log. */
export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} }
