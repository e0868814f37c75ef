import { listPorts } from '../../devices/core/ports.ts'
import type { PrinterProfile } from '../../devices/receipt-printer/profile.ts'
import { findProfile, profileIds } from '../../devices/receipt-printer/profiles.ts'
import { BAUD_RATES, type DevicesConfig } from '../config.ts'
import { idCardLink, pagePrinterUrl, receiptPrinterLink, scannerLink } from '../device-links.ts'
import { sampleReceipt } from '../service/receipt-sample.ts'
import { findDevices } from './identify.ts'
import {
  probeIdCard,
  probePagePrinter,
  probePrinter,
  probeScanner,
  probeSocialCard,
  type Finding,
} from './probe.ts'
import { kioskYaml, udevRules, type Placed } from './snippet.ts'

export interface TryOptions {
  readonly seconds: number
  readonly print: boolean
  readonly language: string
  readonly say: (line: string) => void
}

export interface Tried {
  readonly findings: readonly Finding[]
  readonly kioskYaml: string
  readonly udev: readonly string[]
}

type Trial = { readonly place: Placed; readonly run: () => Promise<Finding> }

const DEFAULT_PROFILE = 'generic-80mm-gb18030'

/** Tries each configured device or, where none is configured, each that is found. */
export async function tryDevices(
  config: DevicesConfig | undefined,
  options: TryOptions,
): Promise<Tried | string> {
  const { say } = options
  const id = config?.receiptPrinter.driver === 'escpos' ? config.receiptPrinter.profile : DEFAULT_PROFILE
  const profile = findProfile(id)
  if (!profile) return `devices.receiptPrinter.profile: ${id} unknown; allowed: ${profileIds.join(', ')}`
  const { placed, ports } = config
    ? { placed: [], ports: await listPorts() }
    : await findDevices(profile, say)
  const trials = config
    ? configured(config, profile, options)
    : placed.map((place) => found(place, profile, options))
  const findings: Finding[] = []
  for (const { place, run } of trials) {
    say(`${place.device} ${Object.values(place).slice(1).join(' ')}`.trim())
    const finding = await run()
    findings.push(finding)
    for (const detail of finding.details) say(`  ${detail}`)
    say(
      `  ${finding.works ? 'works' : 'DOES NOT WORK'}: ${finding.state} ${finding.situation ?? ''}`.trimEnd(),
    )
  }
  // A port that says nothing may have a scanner, or nothing: only a code tells.
  const places = trials
    .map(({ place }) => place)
    .filter(({ device }, i) => config !== undefined || device !== 'scanner' || findings[i]?.works)
  return { findings, kioskYaml: kioskYaml(places, ports), udev: udevRules(places, ports) }
}

const sampleOf = ({ print, language }: TryOptions) => (print ? sampleReceipt(language) : undefined)

function configured(config: DevicesConfig, profile: PrinterProfile, options: TryOptions): Trial[] {
  const { idCard, socialCard, receiptPrinter, pagePrinter, scanner } = config
  const trials: Trial[] = []
  if (idCard.driver === 'sam')
    trials.push({
      place: { device: 'idCard', ...way(idCard) },
      run: () => probeIdCard(idCardLink(idCard), options),
    })
  if (socialCard.driver === 'pcsc')
    trials.push({ place: { device: 'socialCard' }, run: () => probeSocialCard(socialCard.reader, options) })
  if (receiptPrinter.driver === 'escpos') {
    const { tcp, serial, baudRate, file } = receiptPrinter
    trials.push({
      place: {
        device: 'receiptPrinter',
        ...(tcp !== undefined ? { tcp } : file !== undefined ? { file } : { serial: serial!, baudRate }),
      },
      run: () =>
        probePrinter(
          { link: receiptPrinterLink(receiptPrinter), profile },
          { say: options.say, sample: sampleOf(options) },
        ),
    })
  }
  if (pagePrinter.driver === 'cups' || pagePrinter.driver === 'ipp') {
    const url = pagePrinterUrl(pagePrinter)
    trials.push({
      place: { device: 'pagePrinter', url },
      run: () => probePagePrinter(url, { say: options.say, sample: sampleOf(options) }),
    })
  }
  if (scanner.driver === 'serial')
    trials.push({
      place: { device: 'scanner', ...way(scanner) },
      run: () => probeScanner(scannerLink(scanner), options),
    })
  return trials
}

const way = ({ path, tcp }: { path?: string | undefined; tcp?: string | undefined }) =>
  path === undefined ? { tcp: tcp! } : { path }

/** A device that was found hangs at a port; nothing of it is known but that. */
function found(place: Placed, profile: PrinterProfile, options: TryOptions): Trial {
  const run = (): Promise<Finding> => {
    switch (place.device) {
      case 'socialCard':
        return probeSocialCard(undefined, options)
      case 'pagePrinter':
        return probePagePrinter(place.url, { say: options.say, sample: sampleOf(options) })
      case 'idCard':
        return 'path' in place
          ? probeIdCard(
              { link: { tty: place.path, baudRate: BAUD_RATES[0] }, baudRates: BAUD_RATES },
              options,
            )
          : probeIdCard({ link: { tcp: place.tcp } }, options)
      case 'scanner':
        return probeScanner(
          'path' in place ? { tty: place.path, baudRate: 9600 } : { tcp: place.tcp },
          options,
        )
      default: {
        const link =
          'file' in place
            ? { file: place.file }
            : 'serial' in place
              ? { tty: place.serial, baudRate: place.baudRate }
              : { tcp: place.tcp }
        return probePrinter({ link, profile }, { say: options.say, sample: sampleOf(options) })
      }
    }
  }
  return { place, run }
}
