import { assign } from 'xstate'
import { applicationSetup } from './application-setup.ts'

const PRINTING = { type: 'setPrint', params: { status: 'printing', situation: null } } as const
const UNAVAILABLE = { type: 'setPrint', params: { status: 'unavailable', situation: null } } as const

/** The number is shown; paper comes by itself where there is a printer, and again when asked for. */
export const receipt = applicationSetup.createStateConfig({
  initial: 'arriving',
  states: {
    arriving: {
      always: [
        {
          guard: 'isPrinterUsable',
          target: 'shown',
          actions: [
            PRINTING,
            {
              type: 'request',
              params: ({ context }) => ({
                name: 'PRINT_RECEIPT' as const,
                submissionId: context.result?.submissionId ?? '',
                copy: false,
              }),
            },
          ],
        },
        { target: 'shown', actions: UNAVAILABLE },
      ],
    },
    shown: {
      on: {
        PRINT: [
          { guard: 'isPrinting' },
          {
            guard: 'isPrinterUsable',
            actions: [
              PRINTING,
              assign({ job: null }),
              {
                type: 'request',
                params: ({ context, event }) => ({
                  name: 'PRINT_RECEIPT' as const,
                  submissionId: context.result?.submissionId ?? '',
                  copy: event.copy,
                }),
              },
            ],
          },
          { actions: UNAVAILABLE },
        ],
        PRINT_STARTED: [{ guard: 'isPrinting', actions: assign({ job: ({ event }) => event.job }) }, {}],
        PRINT_ENDED: {
          guard: 'endsAwaitedJob',
          actions: assign({
            print: ({ context, event }) => ({
              status: event.outcome,
              situation: event.situation ?? null,
              onPaper: context.print.onPaper || event.outcome !== 'failed' || event.began === true,
            }),
          }),
        },
        PRINT_REFUSED: { actions: UNAVAILABLE },
        DEVICES_CHANGED: [
          {
            guard: 'printsByItself',
            actions: [
              'keepDevices',
              PRINTING,
              assign({ job: null, selfPrints: ({ context }) => context.selfPrints + 1 }),
              {
                type: 'request',
                params: ({ context }) => ({
                  name: 'PRINT_RECEIPT' as const,
                  submissionId: context.result?.submissionId ?? '',
                  copy: context.print.onPaper,
                }),
              },
            ],
          },
          { actions: 'keepDevices' },
        ],
        PRINT_SHEETS: [
          {
            guard: 'canPrintSheets',
            actions: [
              assign({ sheets: { status: 'printing', situation: null } }),
              {
                type: 'request',
                params: ({ context }) => ({
                  name: 'PRINT_SHEETS' as const,
                  submissionId: context.result?.submissionId ?? '',
                }),
              },
            ],
          },
          {},
        ],
        SHEETS_ENDED: {
          actions: assign({
            sheets: ({ event }) => ({ status: event.outcome, situation: event.situation ?? null }),
          }),
        },
        SHEETS_REFUSED: { actions: assign({ sheets: { status: 'unavailable', situation: null } }) },
        BACK: {},
        FINISH: '#application.served',
      },
    },
  },
})
